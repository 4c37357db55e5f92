import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { type Resource, unknown } from "../../../policy/resource";

const rules = loadRules(["aws/cloudfront/access-logs"]);

const distribution = resource("aws:cloudfront/distribution:Distribution", "web", {
  ...{ enabled: true, restrictions: {}, viewerCertificate: {} },
});

const source = (logType: string, of = "web"): Resource => ({
  ...resource(
    "aws:cloudwatch/logDeliverySource:LogDeliverySource",
    "source",
    { name: "web-logs" },
    { resourceArn: of },
  ),
  properties: { name: "web-logs", logType: logType === "" ? unknown : logType, resourceArn: unknown },
});

const deliveryType = "aws:cloudwatch/logDelivery:LogDelivery";
const delivery = resource(deliveryType, "delivery", {}, { deliverySourceName: "source" });

const answer = (...others: readonly Resource[]) =>
  evaluate([distribution, ...others], { rules, today: "2026-11-30" }).findings[0]?.status;

describe("a distribution's logs", () => {
  it("are delivered from a source to somewhere", () => {
    assert.equal(answer(source("ACCESS_LOGS"), delivery), "pass");
    assert.equal(
      answer(source("ACCESS_LOGS"), resource(deliveryType, "delivery", { deliverySourceName: "web-logs" })),
      "pass",
    );
  });

  it("are not by half of it, nor by what is another's", () => {
    assert.equal(answer(), "fail");
    assert.equal(answer(source("ACCESS_LOGS")), "fail");
    assert.equal(answer(delivery), "fail");
    assert.equal(answer(source("CONNECTION_LOGS"), delivery), "fail");
    assert.equal(answer(source("ACCESS_LOGS", "other"), delivery), "fail");
    assert.equal(
      answer(source("ACCESS_LOGS"), resource(deliveryType, "delivery", { deliverySourceName: "other" })),
      "fail",
    );
  });

  it("are open as long as their kind is not known", () => {
    assert.equal(answer(source(""), delivery), "unknown");
    assert.equal(answer(source("")), "fail");
  });
});

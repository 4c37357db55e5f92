import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resource } from "../../../policy/examples";
import { unknown } from "../../../policy/resource";
import { Stack } from "../../../policy/stack";
import { guarded, UnknownValue } from "../../../policy/unknown";
import { hasPodWith } from "../../../policy/views/pod-labels";

const wanted = [
  ["app", "web"],
  ["tier", "front"],
] as const;

const workload = (name: string, labels: never) =>
  guarded(resource("kubernetes:apps/v1:Deployment", name, { spec: { template: { metadata: { labels } } } }));

const asked = (...labels: readonly unknown[]) =>
  hasPodWith(new Stack(labels.map((each, index) => workload(`pods-${index}`, each as never))), wanted);

describe("a pod with certain labels", () => {
  it("has all of them, and may have others", () => {
    assert.equal(asked({ app: "shop" }, { app: "web", tier: "front", version: "1" }), true);
    assert.equal(asked({ app: "web" }, { app: "web", tier: "back" }), false);
    assert.equal(asked(), false);
    const method = [["toString", "web"]] as const;
    assert.equal(hasPodWith(new Stack([workload("pods", { toString: "web" } as never)]), method), true);
    assert.equal(hasPodWith(new Stack([workload("pods", { app: "web" } as never)]), method), false);
  });

  it("may be a template's", () => {
    const labels = { app: "web", tier: "front" };
    const template = resource("kubernetes:core/v1:PodTemplate", "pods", { template: { metadata: { labels } } });
    const other = resource("kubernetes:core/v1:PodTemplate", "pods", {
      metadata: { labels },
      template: { metadata: { labels: { app: "web" } } },
    });
    assert.equal(hasPodWith(new Stack([template]), wanted), true);
    assert.equal(hasPodWith(new Stack([other]), wanted), false);
  });

  it("is there, whatever those are whose labels are not known yet", () => {
    assert.equal(asked({ app: unknown }, { app: "web", tier: "front" }), true);
  });

  it("may be one whose labels are not known yet, unless those that are speak against it", () => {
    assert.throws(() => asked({ app: unknown, tier: "front" }), UnknownValue);
    assert.throws(() => asked(unknown), UnknownValue);
    assert.equal(asked({ app: "shop", tier: unknown }), false);
  });
});

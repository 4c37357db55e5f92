import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { previewOf } from "../../../support/preview";
import { variants } from "../../../support/variants";

describe("the sensor on a Kubernetes cluster that exists", () => {
  for (const { stack, name, config } of variants) {
    if (stack === "aws-ecs" || name !== "on an existing cluster") continue;

    it(`X14: has no ceiling on the number of nodes (${stack})`, async () => {
      const { spec } = (await previewOf(stack, config)).one("kubernetes:core/v1:ResourceQuota").properties;
      assert.deepEqual(spec, { hard: { services: "0", persistentvolumeclaims: "0" } });
    });
  }
});

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resource } from "../../../policy/examples";
import { unknown } from "../../../policy/resource";
import { guarded } from "../../../policy/unknown";
import { containers, podOf } from "../../../policy/views/containers";

const pod = {
  containers: [{ name: "app" }],
  initContainers: [{ name: "first" }],
  ephemeralContainers: [{ name: "debug" }],
};

describe("containers of a workload", () => {
  const workload = resource("kubernetes:batch/v1:CronJob", "job", {
    spec: { jobTemplate: { spec: { template: { spec: pod } } } },
  });

  it("are all of them, by name", () => {
    assert.deepEqual(
      containers.items(workload).map(({ name }) => name),
      ["container app", "container first", "container debug"],
    );
  });

  it("need no name", () => {
    for (const container of [{}, { name: unknown as never }]) {
      const nameless = guarded(resource("kubernetes:core/v1:Pod", "pod", { spec: { containers: [container] } }));
      assert.deepEqual(containers.items(nameless)[0].name, "container without a name");
    }
  });

  it("are in a template of pods, too", () => {
    const template = resource("kubernetes:core/v1:PodTemplate", "template", { template: { spec: pod } });
    assert.equal(podOf(template), pod);
    assert.equal(containers.items(template).length, 3);
  });

  it("are none where there is no pod", () => {
    assert.deepEqual(containers.items(resource("kubernetes:apps/v1:DaemonSet", "empty", {})), []);
    assert.equal(podOf(resource("aws:ec2/vpc:Vpc", "network", {})), undefined);
  });
});

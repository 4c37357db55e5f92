import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { output } from "@pulumi/kubernetes/types";
import { before, describe, it } from "mocha";
import { removal } from "../../../../components/qualys-sensor/removal";
import { registerSensor, type SensorObjects } from "./objects";

describe("S31: what cleans the nodes", () => {
  let sensor: SensorObjects;
  let cleaner: SensorObjects;
  before(async () => {
    sensor = await registerSensor();
    cleaner = await registerSensor({ cleanUp: true, seLinuxType: "super_t" });
  });

  it("takes the sensor's place on the same nodes, so that none has both", () => {
    const place = ({ daemonSet, pod }: SensorObjects) => ({
      name: daemonSet.metadata.name,
      selector: daemonSet.spec.selector,
      strategy: daemonSet.spec.updateStrategy,
      nodeSelector: pod.nodeSelector,
      tolerations: pod.tolerations,
      affinity: pod.affinity,
    });
    assert.deepEqual(place(cleaner), place(sensor));
    assert.equal(cleaner.daemonSet.spec.updateStrategy.rollingUpdate.maxSurge, 0);
    assert.deepEqual(cleaner.template.metadata.labels, cleaner.daemonSet.spec.selector.matchLabels);
  });

  it("is ready when all that a sensor keeps on a node is gone", () => {
    const kept = sensor.pod.volumes
      .map(({ hostPath }) => hostPath)
      .filter((hostPath) => hostPath?.type === "DirectoryOrCreate")
      .map(({ path }) => path);
    const [, , ...removed] = first(cleaner.pod.initContainers).command;
    assert.deepEqual(kept.toSorted(), removed.toSorted());
    assert.deepEqual(cleaner.container.command, ["tail", "-f", "/dev/null"]);
  });

  it("mounts the folder of these and nothing else, under the path that the command names", () => {
    assert.deepEqual(
      cleaner.pod.volumes.map(({ hostPath }) => hostPath),
      [{ path: "/var/lib/qualys", type: "DirectoryOrCreate" }],
    );
    assert.deepEqual(
      first(cleaner.pod.initContainers).volumeMounts.map(({ mountPath }) => mountPath),
      ["/var/lib/qualys"],
    );
    assert.equal(cleaner.container.volumeMounts, undefined);
  });

  it("has neither the ids nor a token, and the one right that folders without access take", () => {
    assert.equal(cleaner.pod.automountServiceAccountToken, false);
    const containers = [...cleaner.pod.initContainers, ...cleaner.pod.containers];
    for (const { env, securityContext } of containers) {
      assert.equal(env, undefined);
      assert.deepEqual(securityContext, {
        privileged: false,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"], add: ["DAC_OVERRIDE"] },
        seLinuxOptions: { type: "super_t" },
      });
    }
  });

  it("removes files and folders, also those that are hidden or closed, and leaves what others keep beside them", () => {
    const root = mkdtempSync(path.join(os.tmpdir(), "node-"));
    try {
      const [command = "", ...args] = removal.map((arg) => (arg.startsWith("/") ? path.join(root, arg) : arg));
      const inside = (...parts: string[]) => path.join(root, "var/lib/qualys", ...parts);
      for (const folder of ["agent", "data/.cache", "certificates"]) mkdirSync(inside(folder), { recursive: true });
      for (const file of ["agent/id", "data/.cache/layer", "certificates/custom-ca.crt"])
        writeFileSync(inside(file), "");
      chmodSync(inside("agent/id"), 0o400);
      execFileSync(command, args);
      execFileSync(command, args);
      assert.deepEqual(
        ["agent", "data", "certificates/custom-ca.crt"].map((each) => existsSync(inside(each))),
        [false, false, true],
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

function first(containers: readonly output.core.v1.Container[]): output.core.v1.Container {
  return containers[0] ?? assert.fail("no container");
}

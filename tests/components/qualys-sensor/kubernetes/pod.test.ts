import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { SensorSettings } from "../../../../components/qualys-sensor/sensor-arguments";
import type { output } from "@pulumi/kubernetes/types";
import { registerSensor, type SensorObjects } from "./objects";

describe("the sensor's pod", () => {
  let sensor: SensorObjects;
  before(async () => {
    sensor = await registerSensor();
  });

  it("X2, S11, S20: mounts containerd's socket and store, and no other runtime's", () => {
    assert.deepEqual(sensor.volume("runtime-socket"), {
      name: "runtime-socket",
      hostPath: { path: "/run/containerd/containerd.sock", type: "Socket" },
    });
    assert.equal(sensor.mount("runtime-socket")?.mountPath, "/var/run/containerd/containerd.sock");
    assert.equal(sensor.volume("image-store")?.hostPath.path, "/var/lib/containerd");
    assert.equal(sensor.volume("image-store")?.hostPath.type, "Directory");
    assert.equal(sensor.mount("image-store")?.readOnly, true);
    assert.doesNotMatch(JSON.stringify(sensor.pod), /docker/);
  });

  it("S8: mounts CRI-O's socket, store and its configuration where nodes have that, and is not privileged", async () => {
    const onCrio = await registerSensor({}, { runtime: "cri-o" });
    const mounted = onCrio.pod.volumes.flatMap(({ name, hostPath }) =>
      onCrio.mount(name)?.readOnly ? [[hostPath.path, hostPath.type, onCrio.mount(name)?.mountPath]] : [],
    );
    assert.deepEqual(mounted, [
      ["/run/crio/crio.sock", "Socket", "/var/run/crio/crio.sock"],
      ["/var/lib/containers/storage", "Directory", "/var/lib/containers/storage"],
      ["/etc/containers/storage.conf", "File", "/etc/containers/storage.conf"],
    ]);
    assert.deepEqual(onCrio.container.args.slice(0, 6), [
      ...["--k8s-mode", "--container-runtime", "cri-o", "--registry-sensor"],
      ...["--storage-driver-type", "overlay"],
    ]);
    assert.deepEqual(onCrio.container.securityContext, sensor.container.securityContext);
    assert.doesNotMatch(JSON.stringify(onCrio.pod), /containerd/);
  });

  it("S10, S21, G16: keeps its identity and data below /var/lib, where the sensor looks for them", () => {
    assert.equal(sensor.volume("agent-identity")?.hostPath.path, "/var/lib/qualys/agent");
    assert.equal(sensor.mount("agent-identity")?.mountPath, "/usr/local/qualys/qpa/data/conf/agent-data");
    assert.equal(sensor.volume("sensor-data")?.hostPath.path, "/var/lib/qualys/data");
    assert.equal(sensor.mount("sensor-data")?.mountPath, "/usr/local/qualys/qpa/data");
  });

  it("S6, S10: without persistence has no data, and still its identity", async () => {
    const none = await registerSensor({ persistence: "none" });
    assert.equal(none.volume("sensor-data"), undefined);
    assert.equal(none.mount("sensor-data"), undefined);
    assert.ok(none.volume("agent-identity"));
    assert.ok(none.container.args.includes("--sensor-without-persistent-storage"));
  });

  it("S6: keeps its data on a volume of its own, which goes with the pod", async () => {
    const volume = async (sensor: Partial<SensorSettings>) =>
      (await registerSensor({ persistence: "volume", ...sensor })).volume("sensor-data");
    const claim = (spec: object) => ({
      name: "sensor-data",
      ephemeral: { volumeClaimTemplate: { spec: { accessModes: ["ReadWriteOnce"], ...spec } } },
    });
    assert.deepEqual(await volume({}), claim({ resources: { requests: { storage: "60Gi" } } }));
    assert.deepEqual(
      await volume({ volume: { size: "100Gi", storageClass: "fast-ssd" } }),
      claim({ storageClassName: "fast-ssd", resources: { requests: { storage: "100Gi" } } }),
    );
  });

  it("S28: has the SELinux type that the nodes ask for", async () => {
    const { securityContext } = (await registerSensor({ seLinuxType: "super_t" })).container;
    assert.deepEqual(securityContext.seLinuxOptions, { type: "super_t" });
    assert.equal(sensor.container.securityContext.seLinuxOptions, undefined);
  });

  it("goes to nodes whose labels fulfil all conditions", async () => {
    const nodeAffinity = [
      { key: "topology.kubernetes.io/zone", operator: "In" as const, values: ["a", "b"] },
      { key: "spot", operator: "DoesNotExist" as const, values: [] },
    ];
    const placed = await registerSensor({ placement: { nodeSelector: {}, tolerations: [], nodeAffinity } });
    assert.deepEqual(placed.pod.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution, {
      nodeSelectorTerms: [{ matchExpressions: [nodeAffinity[0], { key: "spot", operator: "DoesNotExist" }] }],
    });
    assert.equal(sensor.pod.affinity, undefined);
  });

  it("N5, S7: is root and nothing more: not privileged, not in the node's network, processes or memory", () => {
    const { hostNetwork, hostPID, hostIPC, securityContext } = sensor.pod;
    assert.deepEqual([hostNetwork, hostPID, hostIPC], [undefined, undefined, undefined]);
    assert.equal(securityContext.seccompProfile.type, "RuntimeDefault");
    assert.equal(securityContext.runAsNonRoot, undefined);
    assert.deepEqual(sensor.container.securityContext, {
      privileged: false,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: false,
      capabilities: { drop: ["ALL"], add: ["SYS_ADMIN", "DAC_OVERRIDE", "SETUID", "SETGID"] },
    });
  });

  it("X15, S9: has the capabilities that the setting names", async () => {
    const cases: [SensorSettings["capabilities"], object | undefined][] = [
      ["vendor", undefined],
      ["minimal", { drop: ["ALL"] }],
      [["SYS_PTRACE"], { drop: ["ALL"], add: ["SYS_PTRACE"] }],
    ];
    for (const [capabilities, expected] of cases) {
      const { securityContext } = (await registerSensor({ capabilities })).container;
      assert.deepEqual(securityContext.capabilities, expected);
      assert.equal(securityContext.allowPrivilegeEscalation, false);
    }
  });

  it("writes beside its data, with a read-only root, into folders of its own", async () => {
    const strict = await registerSensor({ readOnlyRootFilesystem: true });
    assert.equal(strict.container.securityContext.readOnlyRootFilesystem, true);
    assert.deepEqual([strict.volume("tmp")?.emptyDir, strict.volume("cache")?.emptyDir], [{}, {}]);
    assert.deepEqual([strict.mount("tmp")?.mountPath, strict.mount("cache")?.mountPath], ["/tmp", "/root/.cache"]);
  });

  it("X4, S23: has the variables that the sensor reads, and the ids by reference", () => {
    const reference = (key: string) => ({
      name: key,
      valueFrom: { secretKeyRef: { name: "qualys-credentials", key } },
    });
    const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
    assert.deepEqual(sensor.container.env, [
      reference("ACTIVATIONID"),
      reference("CUSTOMERID"),
      { name: "POD_URL", value: "https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor" },
      field("QUALYS_POD_NAME", "metadata.name"),
      field("QUALYS_POD_NAMESPACE", "metadata.namespace"),
      field("QUALYS_SENSOR_HOST_IP", "status.hostIP"),
    ]);
  });

  it("X12: runs the image it was given, and pulls it once", () => {
    assert.equal(sensor.container.image, "registry.example/qualys/qcs-sensor@sha256:0");
    assert.equal(sensor.container.imagePullPolicy, "IfNotPresent");
    assert.equal(sensor.pod.imagePullSecrets, undefined);
  });

  it("unlocks the image's registry with the Secret that the settings name", async () => {
    assert.deepEqual((await registerSensor({}, { pullSecret: "registry" })).pod.imagePullSecrets, [
      { name: "registry" },
    ]);
  });

  it("S17: goes to linux/amd64 nodes, to the pool kept for it, and puts up with no other taint", async () => {
    const taint = { key: "own", operator: "Equal" as const, value: "yes" };
    const placed = await registerSensor({
      placement: { nodeSelector: { disk: "large" }, tolerations: [taint], nodeAffinity: [] },
    });
    assert.deepEqual(placed.pod.nodeSelector, {
      "kubernetes.io/os": "linux",
      "kubernetes.io/arch": "amd64",
      pool: "sensor",
      disk: "large",
    });
    assert.deepEqual(placed.pod.tolerations, [{ key: "sensor", operator: "Exists", effect: "NoSchedule" }, taint]);
  });

  it("S15: has the resources of the settings, and a limit for its scratch space that reserves none", () => {
    assert.deepEqual(sensor.container.resources, {
      requests: { cpu: "1", memory: "2Gi", "ephemeral-storage": "0" },
      limits: { cpu: "3", memory: "6Gi", "ephemeral-storage": "20Gi" },
    });
  });

  it("asks the cluster's DNS, which the host's network would take another policy for", () => {
    // Absent, it is ClusterFirst.
    const { dnsPolicy, dnsConfig, hostNetwork } = sensor.pod;
    assert.deepEqual([dnsPolicy, dnsConfig, hostNetwork], [undefined, undefined, undefined]);
  });

  it("has a minute to end its scans, before the next sensor takes over its folders", () => {
    assert.equal(sensor.pod.terminationGracePeriodSeconds, 60);
    assert.equal(sensor.daemonSet.spec.updateStrategy.rollingUpdate.maxSurge, 0);
  });

  it("E19: has no probes", () => {
    const { livenessProbe, readinessProbe, startupProbe } = sensor.container;
    assert.deepEqual([livenessProbe, readinessProbe, startupProbe], [undefined, undefined, undefined]);
  });

  it("X13: has a priority class of its own, which evicts nobody", () => {
    const { metadata, preemptionPolicy, globalDefault } = sensor.inputs<output.scheduling.v1.PriorityClass>(
      "kubernetes:scheduling.k8s.io/v1:PriorityClass",
    );
    assert.equal(sensor.pod.priorityClassName, metadata.name);
    assert.doesNotMatch(metadata.name, /^system-/);
    assert.deepEqual({ preemptionPolicy, globalDefault }, { preemptionPolicy: "Never", globalDefault: false });
  });

  it("X16: is not kept from eviction when it does not work, and the last one that works is", () => {
    const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy } =
      sensor.inputs<output.policy.v1.PodDisruptionBudget>("kubernetes:policy/v1:PodDisruptionBudget").spec;
    assert.deepEqual([minAvailable, maxUnavailable, unhealthyPodEvictionPolicy], [1, undefined, "AlwaysAllow"]);
  });

  it("X10, S24: is one on a node at most, and counts once it has stayed up", () => {
    const { updateStrategy, minReadySeconds } = sensor.daemonSet.spec;
    assert.equal(updateStrategy.rollingUpdate.maxSurge, 0);
    assert.ok(minReadySeconds > 0);
  });
});

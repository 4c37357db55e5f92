import assert from "node:assert/strict";
import type { output } from "@pulumi/kubernetes/types";
import { after, before, describe, it } from "mocha";
import type { Changes } from "../support/preview";
import { DeployedSensor } from "./deployed-sensor";
import type { ControlPlane } from "./kubernetes";
import { everywhere, never, reduced, toRead, toScan, vendor } from "./sensor-rights";
import { needsEngine, Site } from "./site";

/*
 * What a control plane decides is real here: what it admits, stores, allows, schedules and counts. Its nodes are
 * simulated, and report every pod as running. So nothing here shows that an image starts, that a volume can be mounted,
 * that a network policy holds packets back, or how much of a node a sensor takes.
 */

const stacks = ["aws-eks", "azure", "gcp"] as const;
const up = ["up", "--yes", "--skip-preview"] as const;

describe("the sensor on a real control plane", () => {
  const sensors: DeployedSensor[] = [];
  const sensor = (index: number) => sensors[index] ?? assert.fail("was not deployed");
  const onAll = <Result>(work: (site: Site) => Promise<Result>) => Promise.all(sensors.map(({ site }) => work(site)));

  let said: readonly string[] = [];
  let beforehand: readonly string[][] = [];

  before(async function () {
    this.timeout(300_000);
    for (const stack of stacks) needsEngine(this, stack);
    for (const stack of stacks) {
      sensors.push(new DeployedSensor(await Site.open(stack, { changes: { protect: false } })));
    }
    sensors.forEach(({ cluster }) => prepare(cluster));
    beforehand = sensors.map(({ cluster }) => cluster.everything());
    said = await onAll(({ project }) => project.succeed(...up));
  });
  after(() => sensors.forEach(({ site }) => site.close()));

  stacks.forEach((stack, index) => {
    describe(`of ${stack}`, () => {
      it("S17: runs on every node that is meant for it, and on no other", () => {
        sensor(index).assertReady(3);
        assert.deepEqual(sensor(index).nodes, ["node-1", "node-2", "node-3"]);
      });

      it("is found working on every node, with the reason for the node that it is not on", async () => {
        const { where, sensors, problems, remarks } = await sensor(index).status();
        assert.equal(where, sensor(index).cluster.server);
        assert.deepEqual(problems, []);
        assert.deepEqual(
          sensors.map(({ node, works, state }) => [node, works, state]).toSorted(),
          ["node-1", "node-2", "node-3"].map((node) => [node, true, "Running"]),
        );
        assert.match(
          remarks.join("\n"),
          /^system: (no sensor; it has the taint CriticalAddonsOnly|\S+ is not set, not \S+)$/,
        );
      });

      it("X14: has a quota that is not in its way, and was refused nothing", () => {
        assert.deepEqual(sensor(index).complaints(), []);
        assert.deepEqual(sensor(index).quota.used, {
          pods: "3",
          "requests.cpu": "3",
          "requests.memory": "6Gi",
          "limits.cpu": "9",
          "limits.memory": "18Gi",
          services: "0",
          persistentvolumeclaims: "0",
        });
      });

      it("finds the ids and all else that its pods refer to", () => {
        assert.deepEqual(sensor(index).missing(), []);
      });

      it("is stored as it was sent, without a warning", async () => {
        assert.deepEqual(await sensor(index).lost(), []);
        assert.deepEqual(warnings(said[index] ?? ""), []);
      });

      it("X17, S5: is admitted by Pod Security in its own namespace, and in none that enforces a level", () => {
        const pod = { ...sensor(index).daemonSet.spec.template.spec, serviceAccountName: "default" };
        assert.match(
          sensor(index).admission(pod, "baseline"),
          /is forbidden: violates PodSecurity "baseline:latest": .*hostPath volumes/,
        );
        assert.match(
          sensor(index).admission(pod, "restricted"),
          /is forbidden: violates PodSecurity "restricted:latest": .*runAsNonRoot != true/,
        );
        assert.match(sensor(index).admission(pod), /^Warning: would violate PodSecurity "restricted:latest".*\n$/);
      });

      it("X5: cannot start a privileged pod beside itself, though one would be admitted", () => {
        const pod = { containers: [{ name: "shell", image: "shell", securityContext: { privileged: true } }] };
        assert.doesNotMatch(sensor(index).admission(pod), /forbidden/);
        assert.match(sensor(index).admissionFromSensor(pod), /is forbidden: User .* cannot create resource "pods"/);
      });

      it("X5: has rights to read, and no other", () => {
        assert.deepEqual(sensor(index).may(...toRead, ...toScan, ...never), toRead);
        assert.deepEqual(sensor(index).rightsIn(), sorted(reduced, everywhere));
        assert.deepEqual(sensor(index).rightsIn("kube-system"), sorted(everywhere));
      });

      it("X13, X16: has a priority that evicts nobody, and a budget that counts its pods", () => {
        const [pod] = sensor(index).pods;
        assert.deepEqual([pod?.spec.priority, pod?.spec.preemptionPolicy], [1_000_000, "Never"]);
        const { expectedPods, currentHealthy, disruptionsAllowed } = sensor(index).budget;
        assert.deepEqual([expectedPods, currentHealthy, disruptionsAllowed], [3, 3, 2]);
      });
    });
  });

  describe("with other settings", () => {
    let earlier: readonly output.apps.v1.DaemonSet[] = [];

    before(async function () {
      this.timeout(300_000);
      earlier = sensors.map(({ daemonSet }) => daemonSet);
      sensors.forEach(({ site }, index) =>
        site.configure({ protect: false, ...otherSettings, "sensor.capabilities": choices[index]?.capabilities }),
      );
      said = await onAll(({ project }) => project.succeed(...up));
    });

    stacks.forEach((stack, index) => {
      describe(`of ${stack}`, () => {
        it("is rolled out to every node, in place", () => {
          const { metadata } = sensor(index).daemonSet;
          assert.equal(metadata.uid, earlier[index]?.metadata.uid);
          assert.equal(metadata.generation, (earlier[index]?.metadata.generation ?? 0) + 1);
          sensor(index).assertReady(3);
          assert.deepEqual(sensor(index).complaints(), []);
          assert.deepEqual(sensor(index).capabilities, [choices[index]?.granted]);
        });

        it("finds the certificates and all else that its pods refer to", () => {
          const [pod] = sensor(index).pods;
          const volumes = pod?.spec.volumes.map(({ name }) => name) ?? [];
          const expected = ["proxy-certificates", "registry-certificates", "sensor-data"];
          assert.deepEqual(
            expected.filter((name) => volumes.includes(name)),
            ["proxy-certificates", "registry-certificates"],
          );
          assert.deepEqual(sensor(index).missing(), []);
        });

        it("is stored as it was sent, without a warning", async () => {
          assert.deepEqual(await sensor(index).lost(), []);
          assert.deepEqual(warnings(said[index] ?? ""), []);
        });

        it("X5: has the vendor's rights in its own namespace, and no more elsewhere", () => {
          assert.deepEqual(sensor(index).may(...toRead, ...toScan, ...never), [...toRead, ...toScan]);
          assert.deepEqual(sensor(index).rightsIn(), sorted(vendor, everywhere));
          assert.deepEqual(sensor(index).rightsIn("kube-system"), sorted(everywhere));
        });

        it("X14, A21: starts as many scan pods as its quota has room for, and not one more", () => {
          // Four nodes and as many during an upgrade, with one sensor and one scan each; three sensors are there.
          assert.equal(sensor(index).quota.hard.pods, "16");
          const { created, said: refusal } = sensor(index).startScans(14);
          assert.equal(created.length, 13);
          assert.match(
            refusal,
            /"scan-13" is forbidden: exceeded quota: qualys-sensor, requested: pods=1, used: pods=16, limited: pods=16\n$/,
          );
          sensor(index).awaitScans();
          // No token of any account.
          const volumes = (created as output.core.v1.Pod[]).flatMap(({ spec }) => spec.volumes ?? []);
          assert.deepEqual(volumes, []);
          sensor(index).endScans();
        });
      });
    });

    it("does not change by itself", async function () {
      this.timeout(300_000);
      await onAll(({ project }) => project.succeed(...up, "--expect-no-changes"));
    });
  });

  describe("once it is destroyed", () => {
    before(async function () {
      this.timeout(300_000);
      await onAll(({ project }) => project.succeed("destroy", "--yes", "--skip-preview"));
    });

    stacks.forEach((stack, index) => {
      it(`leaves nothing on ${stack}`, () => {
        assert.deepEqual(sensor(index).cluster.everything(), beforehand[index]);
      });
    });
  });
});

const certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----\n";

const otherSettings: Changes = {
  "sensor.proxy": { address: "10.200.0.10:3128", caCertificate: certificate },
  "sensor.registryProxy": { address: "10.200.0.11:3129", caCertificate: certificate },
  "sensor.registryCertificates": { "registry.example.com:5000": certificate },
  "sensor.egress": [{ cidr: "10.200.8.0/24", port: 5000, description: "registry of the data centre" }],
  "sensor.scanningPolicy": "DynamicWithStaticScanningAsFallback",
  "sensor.rbac": "vendor",
  "sensor.persistence": "none",
  "sensor.threads": 1,
};

/** Of the three stacks. */
const choices = [
  { capabilities: "vendor", granted: {} },
  { capabilities: "minimal", granted: { drop: ["ALL"] } },
  { capabilities: ["SYS_PTRACE"], granted: { drop: ["ALL"], add: ["SYS_PTRACE"] } },
];

/** A node kept for others, as AKS' system pool has them, and namespaces that enforce a level of Pod Security. */
function prepare(cluster: ControlPlane): void {
  const labels = { "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64" };
  const taints = [{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }];
  const capacity = { cpu: "8", memory: "32Gi", pods: "110" };
  cluster.apply(
    {
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: "system", labels },
      spec: { taints },
      status: { capacity, allocatable: capacity },
    },
    ...["baseline", "restricted"].map((name) => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name, labels: { "pod-security.kubernetes.io/enforce": name } },
    })),
  );
  for (const name of ["baseline", "restricted"])
    cluster.kubectl("wait", "--for=create", "serviceaccount/default", "-n", name);
}

/** Warnings besides those about the stand-ins and programs of these tests. */
function warnings(output: string): string[] {
  const lines = output.split("\n").filter((line) => /warning: /i.test(line));
  return lines.filter((line) => !/using pulumi-resource-\w+ from \$PATH|but has 0\.0\.0/.test(line));
}

const sorted = (...lists: readonly string[][]) => [...new Set(lists.flat())].toSorted();

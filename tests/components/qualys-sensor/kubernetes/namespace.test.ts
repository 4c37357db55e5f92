import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { output } from "@pulumi/kubernetes/types";
import { registerSensor, type SensorObjects } from "./objects";

describe("the sensor on Kubernetes", () => {
  let sensor: SensorObjects;
  before(async () => {
    sensor = await registerSensor();
  });

  describe("its namespace", () => {
    it("X17, S5: lets the sensor's pods in, and reports everything beyond the restricted level", () => {
      const { labels } = sensor.namespace.metadata;
      const levels = ["enforce", "audit", "warn"].map((mode) => labels[`pod-security.kubernetes.io/${mode}`]);
      assert.deepEqual(levels, ["privileged", "restricted", "restricted"]);
    });

    it("has every object that can be in a namespace", () => {
      const clusterWide = /:(Namespace|ClusterRole|ClusterRoleBinding|PriorityClass)$/;
      for (const { type, name } of sensor.inCluster) {
        const expected = clusterWide.test(type) ? undefined : "qualys-sensor";
        assert.equal(sensor.inputs<output.core.v1.ConfigMap>(type, name).metadata.namespace, expected, name);
      }
    });

    it("N4: lets the sensor reach an API server on a node by Cilium's own policy, where Cilium is", async () => {
      const type = "kubernetes:cilium.io/v2:CiliumNetworkPolicy";
      assert.deepEqual(sensor.ofType(type), []);
      const { spec } = (await registerSensor({}, { cilium: true })).inputs<{ spec: object }>(type);
      assert.deepEqual(spec, {
        endpointSelector: { matchLabels: sensor.daemonSet.spec.selector.matchLabels },
        egress: [
          {
            toEntities: ["kube-apiserver"],
            toPorts: [{ ports: ["443", "6443"].map((port) => ({ port, protocol: "TCP" })) }],
          },
        ],
      });
    });

    it("S19: lets nothing in or out of any pod, and the sensor out to what it needs", () => {
      assert.deepEqual(sensor.networkPolicy("deny-all").spec, {
        podSelector: {},
        policyTypes: ["Ingress", "Egress"],
      });
      const { podSelector, policyTypes } = sensor.networkPolicy("egress").spec;
      assert.deepEqual(
        { podSelector, policyTypes },
        {
          podSelector: { matchLabels: sensor.daemonSet.spec.selector.matchLabels },
          policyTypes: ["Egress"],
        },
      );
    });

    it("takes tags as labels, or as annotations where Kubernetes has no such label", () => {
      const { labels, annotations } = sensor.daemonSet.metadata;
      assert.equal(labels.team, "platform");
      assert.deepEqual(annotations, { "tag/cost-center": "R&D" });
    });
  });

  describe("its rights", () => {
    const verbs = (rules: { verbs: string[] }[]) => [...new Set(rules.flatMap((rule) => rule.verbs))];

    it("X5: are reads alone in the whole cluster, and no look into pods", () => {
      const { rules } = sensor.clusterRole;
      assert.deepEqual(verbs(rules), ["get"]);
      const resources = rules.flatMap((rule: { resources: string[] }) => rule.resources);
      for (const none of ["pods/exec", "secrets", "services", "endpoints", "networkpolicies"]) {
        assert.ok(!resources.includes(none), none);
      }
    });

    it("X5: are reads in its namespace for static scans", () => {
      assert.deepEqual(verbs(sensor.role.rules), ["get", "list", "watch"]);
    });

    it("X5: are the vendor's in its namespace for dynamic scans", async () => {
      const { rules } = (await registerSensor({ rbac: "vendor" })).role;
      assert.deepEqual(rules, [
        {
          apiGroups: ["", "batch"],
          resources: ["pods", "jobs"],
          verbs: ["get", "list", "watch", "create", "delete", "deletecollection"],
        },
        { apiGroups: [""], resources: ["pods/attach", "pods/exec"], verbs: ["create"] },
      ]);
    });

    it("are its own account's, whose token nobody gets unasked", () => {
      assert.equal(sensor.serviceAccount.automountServiceAccountToken, false);
      assert.equal(sensor.pod.automountServiceAccountToken, true);
      assert.equal(sensor.pod.serviceAccountName, "qualys-sensor");
      const patch = sensor.inputs<output.core.v1.ServiceAccount>("kubernetes:core/v1:ServiceAccountPatch");
      assert.equal(patch.metadata.name, "default");
      assert.equal(patch.automountServiceAccountToken, false);
    });
  });

  describe("its resources", () => {
    it("are children of the component, on the cluster's provider, with its name as prefix", () => {
      const component = sensor.one("qualys:kubernetes:QualysSensor");
      for (const each of sensor.inCluster) {
        assert.equal(each.parent, component.urn);
        assert.match(each.name, /^qualys-sensor-/);
        assert.match(each.provider ?? "", /::cluster::/);
      }
    });

    it("are all there before the sensor starts: its fence, its rights, its limits, its ids", () => {
      const { urn, dependencies } = sensor.one("kubernetes:apps/v1:DaemonSet");
      // Roles wait for nobody by themselves; their bindings do.
      const others = sensor.inCluster.filter((each) => each.urn !== urn && !/:(Role|ClusterRole)$/.test(each.type));
      const missing = others.filter((other) => !dependencies.includes(other.urn)).map(({ name }) => name);
      assert.deepEqual(missing, []);
    });
  });
});

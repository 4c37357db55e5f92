import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { unknown } from "../../../policy/resource";
import type { PropertiesOf } from "../../../policy/types";
import { type Direction, egressRanges, isolates, opensAll } from "../../../policy/views/network-policies";

type Spec = PropertiesOf<"kubernetes:networking.k8s.io/v1:NetworkPolicy">["spec"];
type Peer = NonNullable<NonNullable<NonNullable<Spec>["ingress"]>[number]["from"]>[number];

describe("network policies", () => {
  const all = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };

  const isolated = (spec: Spec, direction: Direction) => isolates({ properties: { spec } }, direction);

  it("isolate if they select every pod", () => {
    assert.ok(isolated(all, "Egress"));
    assert.ok(isolated({ ...all, egress: [{ ports: [{ port: 443 }] }] }, "Egress"));
    assert.ok(!isolated({ ...all, policyTypes: ["Ingress"] }, "Egress"));
    assert.ok(!isolated({ ...all, podSelector: { matchLabels: { app: "web" } } }, "Ingress"));
    const labelled = { matchExpressions: [{ key: "app", operator: "Exists" }] };
    assert.ok(!isolated({ ...all, podSelector: labelled }, "Ingress"));
  });

  it("are about what comes in, and of what goes out if they have rules for it, where they do not say", () => {
    for (const policyTypes of [undefined, []]) {
      assert.ok(isolated({ policyTypes }, "Ingress"));
      assert.ok(!isolated({ policyTypes, ingress: [{}] }, "Egress"));
      assert.ok(isolated({ policyTypes, egress: [{ ports: [{ port: 53 }] }] }, "Egress"));
    }
  });

  it("are open where a rule names neither ports nor somebody in particular", () => {
    const isOpen = (direction: Direction, peers: readonly Peer[] | undefined, ports = {}) => {
      const rules =
        direction === "Ingress" ? { ingress: [{ from: peers, ...ports }] } : { egress: [{ to: peers, ...ports }] };
      return opensAll({ properties: { spec: { ...all, ...rules } } }, direction);
    };
    const anywhere = { ipBlock: { cidr: "0.0.0.0/0" } };
    const anyPod = { namespaceSelector: {}, podSelector: {} };
    const named = [
      { ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } },
      { ipBlock: { cidr: "10.0.0.0/8" } },
      { podSelector: {} },
      { namespaceSelector: { matchLabels: { team: "web" } } },
      { namespaceSelector: {}, podSelector: { matchLabels: { app: "web" } } },
    ];
    for (const direction of ["Ingress", "Egress"] as const) {
      assert.ok(isOpen(direction, undefined) && isOpen(direction, []));
      assert.ok(isOpen(direction, [named[1], anywhere]) && isOpen(direction, [{ ipBlock: { cidr: "::/0" } }]));
      assert.ok(!isOpen(direction, [anywhere], { ports: [{ port: 443 }] }));
      for (const peer of named) assert.ok(!isOpen(direction, [peer]), JSON.stringify(peer));
    }
    assert.ok(isOpen("Ingress", [anyPod]) && isOpen("Ingress", [{ namespaceSelector: {} }]));
    assert.ok(!isOpen("Egress", [anyPod]));
    assert.ok(!opensAll({ properties: { spec: { ...all, policyTypes: ["Egress"], ingress: [{}] } } }, "Ingress"));
  });

  it("add up: one that is open leaves nothing of what another one limits, and of what is not known yet nothing is said", () => {
    const namespace = resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } });
    const policy = (name: string, spec: object) =>
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", name, { metadata: { namespace: "app" }, spec });
    const judged = (...policies: readonly object[]) => {
      const rules = loadRules(["kubernetes/namespaces/default-deny"]);
      const resources = [namespace, policy("deny", all), ...policies.map((spec, index) => policy(`p${index}`, spec))];
      const { status, problems } = evaluate(resources, { rules, today: "2026-11-30" }).findings[0];
      return status === "fail" ? problems : status;
    };
    assert.deepEqual(judged({ ingress: [{}] }, { podSelector: {}, policyTypes: ["Egress"], egress: [{}] }), [
      "p0 lets through all ingress for all pods, whatever others limit",
      "p1 lets through all egress for all pods, whatever others limit",
    ]);
    assert.equal(judged({ podSelector: { matchLabels: { app: "web" } }, ingress: [{}] }), "pass");
    assert.equal(judged({ podSelector: { matchLabels: { app: unknown } }, ingress: [{}] }), "pass");
    assert.equal(judged({ ingress: [{ from: unknown }] }), "unknown");
    assert.equal(judged({ ingress: [{ from: unknown, ports: [{ port: 443 }] }] }), "pass");
    assert.deepEqual(judged({ ingress: [{ from: unknown }] }, { ingress: [{}] }), [
      "p1 lets through all ingress for all pods, whatever others limit",
    ]);
  });

  it("reach more than one port from the first of a range to its last", () => {
    const ports = [{ port: 53, endPort: 80 }, { port: 53, endPort: 53 }, { port: "dns" }];
    const [range] = egressRanges({ spec: { egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports }] } });
    assert.deepEqual(range?.ports, [undefined, 53, "dns"]);
  });

  it("without ports reach them all", () => {
    const policy = { spec: { egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }] }] } };
    assert.deepEqual(egressRanges(policy), [{ cidr: "10.0.0.0/8", except: ["10.1.0.0/16"], ports: [undefined] }]);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { aclEntities } from "../../../policy/views/bucket-acls";
import { agentPools } from "../../../policy/views/agent-pools";
import { azureAlerts } from "../../../policy/views/azure-alerts";
import { containers, pods } from "../../../policy/views/containers";
import { firewallRules } from "../../../policy/views/firewall-rules";
import { publicAddresses } from "../../../policy/views/instance-addresses";
import { imageVolumes } from "../../../policy/views/image-volumes";
import { peeringRoutes } from "../../../policy/views/peering-routes";
import { instanceVolumes } from "../../../policy/views/instance-volumes";
import { namespacedObjects } from "../../../policy/views/kubernetes-objects";
import { networkSecurityRules } from "../../../policy/views/network-security-rules";
import { allNodeConfigs, nodeConfigs, nodeManagement } from "../../../policy/views/node-configs";
import { defenderPlans } from "../../../policy/views/defender-plans";
import { identityStatements, resourceStatements } from "../../../policy/views/policy-documents";
import { prefixListEntries } from "../../../policy/views/prefix-lists";
import { rbacRules } from "../../../policy/views/rbac-rules";
import { egress, ingress } from "../../../policy/views/security-group-rules";
import { subnets } from "../../../policy/views/subnets";
import { taskContainers } from "../../../policy/views/task-containers";
import { userData } from "../../../policy/views/user-data";
import type { View } from "../../../policy/views/view";

/** Objects like those of programs; fast-check's own have no prototype. */
function record<T>(model: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

const names = fc.stringMatching(/^[a-z]{1,8}$/);
const ports = fc
  .tuple(fc.nat({ max: 65535 }), fc.nat({ max: 65535 }))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

const nowhere = { ranges: [], prefixLists: [], groups: [] };
/** One thing at the other end: the newest form has no room for more. */
const end = fc.constantFrom(
  { ...nowhere, ranges: ["10.0.0.0/8"] },
  { ...nowhere, ranges: ["::/0"] },
  { ...nowhere, prefixLists: ["pl-1"] },
  { ...nowhere, groups: ["sg-1"] },
  { ...nowhere, groups: ["self"] },
);
const traffic = fc
  .tuple(fc.constantFrom("tcp", "udp"), ports, end)
  .map(([protocol, range, other]) => ({ protocol, ports: range, ...other }));

const firewallRule = record({
  leadsOut: fc.boolean(),
  ranges: fc.constantFrom(undefined, [], ["10.0.0.0/8"], ["::/0", "10.0.0.0/8"]),
  allows: fc.constantFrom([], [{ protocol: "tcp", ports: ["443"] }]),
  logs: fc.boolean(),
});

const statement = record({
  Effect: fc.constantFrom("Allow" as const, "Deny" as const),
  Action: fc.oneof(names, fc.array(names, { minLength: 1 })),
  Resource: fc.oneof(names, fc.array(names, { minLength: 1 })),
});

/** What is written in a spelling is what is read out of it. */
function comesBack<Item>(title: string, view: View<Item>, items: fc.Arbitrary<Item>): void {
  it(title, () => {
    fc.assert(
      fc.property(items, (item) => {
        const spellings = view.spellings(item);
        assert.ok(spellings.length > 0);
        for (const [resource] of spellings) {
          assert.ok(view.types.includes(resource.type as (typeof view.types)[number]));
          assert.deepEqual(
            view.items(resource).map((found) => found.item),
            [item],
            resource.type,
          );
        }
      }),
    );
  });

  it(`${title}: nothing comes of nothing`, () => {
    for (const type of view.types) {
      const [[resource]] = view.spellings(fc.sample(items, 1)[0]);
      assert.doesNotThrow(() => view.items({ ...resource, type, properties: {} }));
    }
  });
}

describe("each spelling says the same", () => {
  comesBack("containers", containers, record({ name: names, image: names }));
  comesBack("pods", pods, record({ hostPID: fc.boolean(), containers: fc.array(record({ name: names })) }));
  comesBack("objects of a namespace", namespacedObjects, record({ name: names, namespace: names }));
  comesBack("RBAC rules", rbacRules, record({ verbs: fc.array(names), resources: fc.array(names) }));
  comesBack("ECS containers", taskContainers, record({ name: names, privileged: fc.boolean() }));
  comesBack("ingress", ingress, traffic);
  comesBack("egress", egress, traffic);
  comesBack("volumes of instances", instanceVolumes, record({ encrypted: fc.boolean(), stays: fc.boolean() }));
  comesBack("volumes of images", imageVolumes, record({ encrypted: fc.boolean(), ofSnapshot: fc.boolean() }));
  comesBack("addresses of instances", publicAddresses, fc.boolean());
  comesBack("user data of instances", userData, names);
  comesBack("rules of Google's firewalls", firewallRules, firewallRule);
  comesBack("routes to peers", peeringRoutes, fc.constantFrom("10.0.0.0/8", "0.0.0.0/0", "fd00::/8"));
  comesBack("prefix lists", prefixListEntries, record({ cidr: names }));
  comesBack("statements of identities", identityStatements, statement);
  comesBack("statements of resources", resourceStatements, statement);
  comesBack("security rules", networkSecurityRules, record({ name: names, access: fc.constantFrom("Allow", "Deny") }));
  comesBack("subnets", subnets, record({ name: names, addressPrefix: names }));
  comesBack("entities of ACLs", aclEntities, fc.constantFrom("allUsers", "group-a@example.com"));
  comesBack("agent pools", agentPools, record({ enableNodePublicIP: fc.boolean() }));
  comesBack("node configurations", nodeConfigs, record({ serviceAccount: names }));
  comesBack("node configurations of all pools", allNodeConfigs, record({ serviceAccount: names }));
  comesBack("management of nodes", nodeManagement, record({ autoUpgrade: fc.boolean() }));
  comesBack("alerts of Azure", azureAlerts, record({ isOn: fc.boolean(), tellsSomebody: fc.boolean() }));
  comesBack("plans of Defender", defenderPlans, record({ pricingName: names, pricingTier: names }));
});

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { type Resource, unknown } from "../../../policy/resource";
import { holdsRange } from "../../../policy/views/addresses";
import { holdsPorts } from "../../../policy/views/ports";

function answersOf(id: string, resources: readonly Resource[]) {
  const { findings } = evaluate(resources, { rules: loadRules([id]), today: "2026-11-30" });
  return findings.map(({ status }) => status);
}

const groupType = "azure-native:network:NetworkSecurityGroup";
const ruleType = "azure-native:network:SecurityRule";

const ssh = {
  name: "ssh",
  priority: 200,
  access: "Allow",
  direction: "Inbound",
  protocol: "Tcp",
  sourceAddressPrefix: "Internet",
  sourcePortRange: "*",
  destinationAddressPrefix: "10.1.0.0/24",
  destinationPortRange: "22",
};
const all = {
  name: "nothing",
  priority: 100,
  access: "Deny",
  direction: "Inbound",
  protocol: "*",
  sourceAddressPrefix: "*",
  sourcePortRange: "*",
  destinationAddressPrefix: "*",
  destinationPortRange: "*",
};

describe("rules of Azure's network security groups", () => {
  const id = "azure/network/no-admin-ports-from-anywhere";
  const inside = (first: object, rule: object = {}) =>
    answersOf(id, [
      resource(groupType, "group", {
        securityRules: [
          { ...ssh, ...rule },
          { ...all, ...first },
        ],
      }),
    ])[0];

  it("let nothing in that an earlier one refuses", () => {
    const refusals = [
      {},
      { access: "deny", direction: "inbound" },
      { protocol: "TCP" },
      { sourceAddressPrefix: "internet" },
      { sourceAddressPrefix: undefined, sourceAddressPrefixes: ["10.0.0.0/8", "*"] },
      { destinationAddressPrefix: "10.0.0.0/8" },
      { destinationPortRange: "20-25" },
      { destinationPortRange: undefined, destinationPortRanges: ["443", "22"] },
    ];
    for (const first of refusals) assert.equal(inside(first), "pass", JSON.stringify(first));
    const internet = { sourceAddressPrefix: "Internet" };
    for (const sourceAddressPrefix of ["*", "0.0.0.0/0", "0.0.0.0/1"])
      assert.equal(inside(internet, { sourceAddressPrefix }), "pass", sourceAddressPrefix);
  });

  it("let in what no earlier one refuses as a whole", () => {
    const others = [
      { priority: 300 },
      { priority: undefined },
      { access: "Allow", destinationPortRange: "443" },
      { direction: "Outbound" },
      { protocol: "Udp" },
      { sourceAddressPrefix: "10.0.0.0/8" },
      { sourceAddressPrefix: "0.0.0.0/1" },
      { sourceAddressPrefix: undefined },
      { sourceApplicationSecurityGroups: [{ id: "web" }] },
      { sourcePortRange: "1024-65535" },
      { destinationAddressPrefix: "10.1.0.0/25" },
      { destinationApplicationSecurityGroups: [{ id: "web" }] },
      { destinationPortRange: "443" },
    ];
    for (const first of others) assert.equal(inside(first), "fail", JSON.stringify(first));
    const near = { destinationAddressPrefix: "Internet" };
    assert.equal(inside(near, { destinationAddressPrefix: "*" }), "fail");
    const network = { sourceAddressPrefix: "VirtualNetwork" };
    assert.equal(inside(network, { sourceAddressPrefix: "*" }), "fail");
    const far = { destinationAddressPrefix: "10.1.0.0/24" };
    assert.equal(inside(far, { destinationApplicationSecurityGroups: [{ id: "web" }] }), "fail");
    assert.equal(inside({}, { destinationApplicationSecurityGroups: [{ id: "web" }] }), "pass");
  });

  it("let nothing out to the internet that an earlier one refuses", () => {
    const out = (first: object, rule: object) =>
      answersOf("azure/network/no-plain-http-egress", [
        resource(groupType, "group", {
          securityRules: [
            { ...all, direction: "Outbound", ...first },
            { ...ssh, direction: "Outbound", destinationPortRange: "80", ...rule },
          ],
        }),
      ])[0];
    const anywhere = { sourceAddressPrefix: "*", destinationAddressPrefix: "*" };
    assert.equal(out({ destinationAddressPrefix: "Internet" }, anywhere), "pass");
    assert.equal(out({ sourceAddressPrefix: "Internet" }, anywhere), "fail");
    assert.equal(out({ destinationAddressPrefix: "10.0.0.0/8" }, anywhere), "fail");
  });

  it("are open while it is not known what comes first", () => {
    assert.equal(inside({ priority: unknown }), "unknown");
    assert.equal(inside({ access: unknown }), "unknown");
    assert.equal(inside({ priority: unknown, protocol: "Udp" }), "fail");
  });

  const separate = (name: string, properties: object, links: object) => resource(ruleType, name, properties, links);

  it("are read beside their group, too", () => {
    const group = resource(groupType, "group", {});
    const other = resource(groupType, "other", {});
    const ofGroup = { networkSecurityGroupName: "group" };
    const allow = separate("allow", ssh, ofGroup);
    assert.deepEqual(answersOf(id, [group, allow]), ["not applicable", "fail"]);
    assert.deepEqual(answersOf(id, [group, allow, separate("deny", all, ofGroup)]).slice(1), ["pass", "pass"]);
    const ofOther = separate("deny", all, { networkSecurityGroupName: "other" });
    assert.deepEqual(answersOf(id, [group, other, allow, ofOther])[2], "fail");
    const refusing = resource(groupType, "group", { securityRules: [all] });
    assert.deepEqual(answersOf(id, [refusing, allow]), ["pass", "pass"]);
    const allowing = resource(groupType, "group", { securityRules: [ssh] });
    assert.deepEqual(answersOf(id, [allowing, separate("deny", all, ofGroup)]), ["pass", "pass"]);
  });

  it("are read by their group's name where it is elsewhere", () => {
    const named = (name: string, properties: object, group: string, place: string) =>
      separate(name, { ...properties, networkSecurityGroupName: group, resourceGroupName: place }, {});
    const allow = named("allow", ssh, "web", "shop");
    const first = (group: string, place: string) => answersOf(id, [allow, named("deny", all, group, place)])[0];
    assert.equal(first("web", "shop"), "pass");
    assert.equal(first("web", "other"), "fail");
    assert.equal(first("other", "shop"), "fail");
  });

  it("of a component with several groups are not mixed up", () => {
    const component = resource("pulumi:pulumi:Stack", "component", {});
    const [one, two] = ["one", "two"].map((name) => ({ ...resource(groupType, name, {}), parent: component.urn }));
    const ofComponent = { networkSecurityGroupName: "component" };
    const stack = [component, one, two, separate("allow", ssh, ofComponent), separate("deny", all, ofComponent)];
    assert.equal(answersOf(id, stack)[2], "fail");
  });
});

const firewallType = "gcp:compute/firewall:Firewall";

describe("rules of Google's firewalls", () => {
  const id = "gcp/network/no-admin-ports-from-anywhere";
  const network = resource("gcp:compute/network:Network", "network", {});
  const firewall = (name: string, properties: object, of = "network") =>
    resource(firewallType, name, properties, { network: of });
  const allow = { allows: [{ protocol: "tcp", ports: ["22"] }], sourceRanges: ["0.0.0.0/0"] };
  const deny = { denies: [{ protocol: "all" }], sourceRanges: ["0.0.0.0/0"] };
  const beside = (first: object, rule: object = {}) =>
    answersOf(id, [network, firewall("allow", { ...allow, ...rule }), firewall("deny", { ...deny, ...first })])[0];

  it("let nothing in that an earlier one refuses", () => {
    const refusals = [
      {},
      { priority: 900 },
      { sourceRanges: undefined },
      { denies: [{ protocol: "TCP" }] },
      { denies: [{ protocol: "udp" }, { protocol: "tcp", ports: ["20-25"] }] },
    ];
    for (const first of refusals) assert.equal(beside(first), "pass", JSON.stringify(first));
  });

  it("let in what no earlier one refuses as a whole", () => {
    const others = [
      { priority: 1001 },
      { disabled: true },
      { direction: "EGRESS" },
      { targetTags: ["web"] },
      { targetServiceAccounts: ["web@example.iam.gserviceaccount.com"] },
      { sourceRanges: ["10.0.0.0/8"] },
      { sourceRanges: undefined, sourceTags: ["web"] },
      { destinationRanges: ["10.0.0.0/8"] },
      { denies: [{ protocol: "udp" }] },
      { denies: [{ protocol: "tcp", ports: ["443"] }] },
    ];
    for (const first of others) assert.equal(beside(first), "fail", JSON.stringify(first));
    assert.equal(beside({}, { sourceRanges: ["::/0"] }), "fail");
    assert.equal(beside({}, { sourceTags: ["web"] }), "fail");
    assert.equal(beside({ denies: [{ protocol: "tcp", ports: ["22"] }] }, { allows: [{ protocol: "tcp" }] }), "fail");
  });

  it("are open while it is not known what comes first", () => {
    assert.equal(beside({ priority: unknown }), "unknown");
    assert.equal(beside({ priority: unknown, disabled: true }), "fail");
  });

  it("that refuse are not overruled by themselves or each other", () => {
    const stack = [network, firewall("one", { ...deny, priority: 900 }), firewall("two", deny)];
    assert.deepEqual(answersOf("gcp/network/firewall-logs", stack), ["fail", "fail"]);
  });

  it("are those of one network", () => {
    const other = resource("gcp:compute/network:Network", "other", {});
    assert.equal(answersOf(id, [network, other, firewall("allow", allow), firewall("deny", deny, "other")])[0], "fail");
    const named = (name: string, properties: object) => resource(firewallType, name, properties);
    const first = (properties: object) =>
      answersOf(id, [named("allow", { ...allow, network: "shop" }), named("deny", { ...deny, ...properties })])[0];
    assert.equal(first({ network: "shop" }), "pass");
    assert.equal(first({ network: "other" }), "fail");
    assert.equal(first({ network: "shop", project: "other" }), "fail");
    assert.equal(first({}), "fail");
  });
});

describe("what holds what", () => {
  it("are ranges of addresses", () => {
    const held = [
      ["10.0.0.0/8", "10.1.0.0/16"],
      ["0.0.0.0/0", "203.0.113.7"],
      ["Internet", "internet"],
      ["2001:db8::/32", "2001:db8::1"],
    ];
    for (const [wide, narrow] of held) assert.equal(holdsRange(wide, narrow), true, `${wide} ${narrow}`);
    const others = [
      ["10.1.0.0/16", "10.0.0.0/8"],
      ["10.1.0.0/16", "10.1.0.0/8"],
      ["0.0.0.0/0", "::/0"],
      ["0.0.0.0/0", "Internet"],
      ["203.0.113.7", "203.0.113.0/24"],
    ];
    for (const [wide, narrow] of others) assert.equal(holdsRange(wide, narrow), false, `${wide} ${narrow}`);
  });

  it("are ranges of ports", () => {
    assert.equal(holdsPorts("20-25", "22"), true);
    assert.equal(holdsPorts("20-25", "22-26"), false);
    assert.equal(holdsPorts("22", "20-25"), false);
    assert.equal(holdsPorts("22", "*"), false);
    assert.equal(holdsPorts("*", "*"), true);
  });
});

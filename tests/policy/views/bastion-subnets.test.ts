import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { type Example, resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";

const groupType = "azure-native:network:NetworkSecurityGroup";
const ids = ["azure/network/no-plain-http-egress", "azure/network/no-web-from-anywhere"];

const web = {
  access: "Allow",
  direction: "Inbound",
  protocol: "Tcp",
  sourceAddressPrefix: "Internet",
  destinationPortRange: "443",
};
const plain = {
  access: "Allow",
  direction: "Outbound",
  protocol: "*",
  destinationAddressPrefix: "Internet",
  destinationPortRange: "80",
};

const inside = [resource(groupType, "group", { securityRules: [web, plain] })];
const beside = [
  resource(groupType, "group", {}),
  ...[web, plain].map((rule, index) =>
    resource("azure-native:network:SecurityRule", `rule-${index}`, rule, { networkSecurityGroupName: "group" }),
  ),
];
const subnet = (subnetName: string) =>
  resource("azure-native:network:Subnet", subnetName, { subnetName }, { networkSecurityGroup: "group" });
const network = resource("azure-native:network:VirtualNetwork", "network", {}, { subnets: "group" });

function wrongIn(example: Example) {
  const { findings } = evaluate(example, { rules: loadRules(ids), today: "2026-11-30" });
  return findings.filter(({ status }) => status === "fail").map(({ rule }) => rule.id);
}

describe("the way from and to the internet that Azure asks of a bastion host's security group", () => {
  for (const [place, rules] of Object.entries({ inside, beside })) {
    it(`is right for its subnet alone, with rules ${place} the group`, () => {
      assert.deepEqual(wrongIn([...rules, subnet("AzureBastionSubnet")]), []);
      assert.deepEqual(wrongIn(rules).toSorted(), ids);
      assert.deepEqual(wrongIn([...rules, subnet("machines")]).toSorted(), ids);
      assert.deepEqual(wrongIn([...rules, subnet("AzureBastionSubnet"), subnet("machines")]).toSorted(), ids);
      assert.deepEqual(wrongIn([...rules, subnet("AzureBastionSubnet"), network]).toSorted(), ids);
    });
  }
});

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { previewOf, type StackPreview } from "../../support/preview";

const type = (name: string) => `aws:route53/resolverFirewall${name}:ResolverFirewall${name}`;
const enabled = { "network.dnsFirewall": { hosts: [] } };

/** What resolves, of all that the rules say. */
function allowedNames(stack: StackPreview): readonly string[] {
  return stack.one(type("DomainList"), "-allowed").properties.domains as string[];
}

describe("the DNS firewall of an AWS network", () => {
  it("is only there on request", async () => {
    assert.deepEqual((await previewOf("aws-eks")).ofType(type("RuleGroup")), []);
  });

  it("lets through what is named and where that leads, blocks the rest, and fails closed (E26)", async () => {
    const stack = await previewOf("aws-eks", enabled);
    const vpc = stack.one("aws:ec2/vpc:Vpc");
    const group = stack.one(type("RuleGroup"));
    const [allow, block] = ["-allowed", "-others"].map((end) => {
      const rule = stack.one(type("Rule"), end);
      assert.ok(stack.behind(rule, "firewallRuleGroupId").includes(group));
      assert.ok(stack.behind(rule, "firewallDomainListId").includes(stack.one(type("DomainList"), end)));
      return rule.properties;
    });
    assert.deepEqual([allow?.action, allow?.firewallDomainRedirectionAction], ["ALLOW", "TRUST_REDIRECTION_DOMAIN"]);
    assert.deepEqual([block?.action, block?.blockResponse], ["BLOCK", "NXDOMAIN"]);
    assert.ok(Number(allow?.priority) < Number(block?.priority));
    assert.deepEqual(stack.one(type("DomainList"), "-others").properties.domains, ["*"]);

    const config = stack.one(type("Config"));
    assert.equal(config.properties.firewallFailOpen, "DISABLED");
    assert.ok(stack.behind(config, "resourceId").includes(vpc));
    const association = stack.one(type("RuleGroupAssociation"));
    assert.ok(stack.behind(association, "vpcId").includes(vpc));
    // Associated first, it would block what is allowed, or let all through, until its rules are there.
    for (const end of ["-allowed", "-others"]) {
      assert.ok(association.dependencies.includes(stack.one(type("Rule"), end).urn), end);
    }
  });

  it("knows AWS, the platform, the proxies, private registries, and what the settings name", async () => {
    const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    const stack = await previewOf("aws-ecs", {
      "network.dnsFirewall": { hosts: ["*.registry.example"] },
      "sensor.proxy": { address: "proxy.corp.example:3128" },
      "sensor.registryProxy": { address: "10.9.8.7:3128" },
      "sensor.registryCertificates": { "images.corp.example:5000": certificate },
    });
    assert.deepEqual(allowedNames(stack), [
      ...["*.amazonaws.com", "*.amazonaws.com.cn", "*.api.aws"],
      ...["*.compute.internal", "*.ec2.internal", "*.in-addr.arpa"],
      "cmsqagpublic.qg1.apps.qualys.com",
      ...["proxy.corp.example", "images.corp.example", "*.registry.example"],
    ]);
  });

  it("knows the image's source where nodes pull from it", async () => {
    const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
    const upstream = await previewOf("aws-eks", { ...enabled, "image.registry": "upstream", "image.digest": digest });
    assert.ok(["*.docker.io", "*.docker.com"].every((name) => allowedNames(upstream).includes(name)));
    assert.ok(!allowedNames(await previewOf("aws-eks", enabled)).some((name) => name.includes("docker")));
  });
});

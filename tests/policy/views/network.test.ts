import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { unknown } from "../../../policy/resource";
import type { Type } from "../../../policy/types";
import { contains } from "../../../policy/views/addresses";
import { firewallRules, isForAnyone, opens } from "../../../policy/views/firewall-rules";
import { admitsAnyone, isFor, reachesPort } from "../../../policy/views/network-security-rules";
import { holdsPort, isAnywhere, isWholeInternet, portRange } from "../../../policy/views/ports";
import { egress, ingress, isWorldwide, reaches } from "../../../policy/views/security-group-rules";

const port = fc.integer({ min: 0, max: 65535 });

describe("ports", () => {
  it("are in a range from its first to its last", () => {
    fc.assert(
      fc.property(port, port, port, (from, to, asked) => {
        assert.equal(holdsPort(portRange(`${from}-${to}`), asked), from <= asked && asked <= to);
      }),
    );
  });

  it("are all in what names none", () => {
    assert.equal(portRange("*"), undefined);
    assert.equal(portRange("http"), undefined);
    fc.assert(fc.property(port, (asked) => holdsPort(undefined, asked)));
  });

  it("can be one", () => {
    assert.deepEqual(portRange("22"), { from: 22, to: 22 });
  });
});

describe("the whole internet", () => {
  it("has many names", () => {
    const names = ["0.0.0.0/0", "::/0", "*", "Internet", "internet", "Any"];
    assert.deepEqual(names.filter(isAnywhere), names);
    assert.deepEqual(["10.0.0.0/8", "", "VirtualNetwork", undefined].filter(isAnywhere), []);
  });
});

describe("much of the internet", () => {
  const much = ["0.0.0.0/1", "128.0.0.0/1", "64.0.0.0/2", "192.0.0.0/2", "10.0.0.0/7", "::/1", "2000::/3", "2600::/12"];
  const others = ["8.0.0.0/8", "35.191.0.0/16", "130.211.0.0/22", "203.0.113.7", "2600:2d00:1:b029::/64", "2001::/16"];
  const unrouted = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"];
  const special = ["224.0.0.0/4", "240.0.0.0/4", "224.0.0.0/3", "fc00::/7", "fe80::/10", "ff00::/8", "8000::/1"];

  it("is as good as the whole", () => {
    assert.deepEqual(much.filter(isAnywhere), much);
    assert.deepEqual(much.filter(isWholeInternet), []);
  });

  it("is more than anybody has, and nothing that only networks of their own have", () => {
    assert.deepEqual([...others, ...unrouted, ...special].filter(isAnywhere), []);
    assert.deepEqual(["0.0.0.0/x", "0.0.0.0/", "0.0.0.0", "::", "/1", "example/1"].filter(isAnywhere), []);
  });

  it("is what it is from whichever of its addresses it is written", () => {
    const byte = fc.nat({ max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), fc.integer({ min: 1, max: 32 }), (bytes, length) => {
        const isPublic = bytes[0] < 224;
        assert.equal(isAnywhere(`${bytes.join(".")}/${length}`), length < 8 && (isPublic || length < 3));
      }),
    );
  });
});

describe("ranges of addresses", () => {
  it("hold their own first address", () => {
    const byte = fc.nat({ max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), fc.integer({ min: 0, max: 32 }), (bytes, length) => {
        const address = bytes.join(".");
        assert.ok(contains(`${address}/${length}`, address));
        assert.ok(contains("0.0.0.0/0", address));
        assert.ok(contains(address, address));
      }),
    );
  });

  it("hold nothing of the other family, and nothing that is no address", () => {
    assert.ok(!contains("0.0.0.0/0", "fd00:ec2::254"));
    assert.ok(!contains("::/0", "169.254.169.254"));
    assert.ok(contains("::/0", "fd00:ec2::254"));
    for (const range of ["", "10.0.0.0/33", "10.0.0.0/x", "example.com"]) assert.ok(!contains(range, "10.0.0.0"));
  });
});

describe("AWS security group rules", () => {
  it("of any protocol reach every port", () => {
    for (const protocol of ["-1", "all"]) {
      const [{ item }] = ingress.items(
        resource("aws:ec2/securityGroupRule:SecurityGroupRule", "rule", {
          type: "ingress",
          protocol,
          fromPort: 0,
          toPort: 0,
          cidrBlocks: ["0.0.0.0/0"],
        }),
      );
      assert.ok(reaches(item, 22) && isWorldwide(item));
    }
  });

  it("of UDP reach no TCP port", () => {
    assert.ok(!reaches({ protocol: "udp", ports: { from: 0, to: 65535 }, ranges: [] }, 22));
  });

  it("of the other direction are not seen", () => {
    const outward = resource("aws:ec2/securityGroupRule:SecurityGroupRule", "rule", { type: "egress" });
    assert.deepEqual(ingress.items(outward), []);
  });

  const group = "aws:ec2/securityGroup:SecurityGroup";
  /** A rule in each of its three forms, with this at its other end. */
  const forms = (direction: "ingress" | "egress", inline: object, own: object) => [
    { ...resource(group, "group", {}), properties: { [direction]: [{ ...all, ...inline }] } },
    {
      ...resource("aws:ec2/securityGroupRule:SecurityGroupRule", "rule", {}),
      properties: { type: direction, ...all, ...inline },
    },
    {
      ...resource(
        direction === "ingress"
          ? "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
          : "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        "own",
        {},
      ),
      properties: { ipProtocol: "tcp", fromPort: 22, toPort: 22, ...own },
    },
  ];
  const all = { protocol: "tcp", fromPort: 22, toPort: 22 };

  for (const [direction, view] of Object.entries({ ingress, egress } as const) as [
    "ingress" | "egress",
    typeof ingress,
  ][]) {
    const [inward, outward] = direction === "ingress" ? [view, egress] : [view, ingress];

    it(`know the whole internet of both kinds of address, ${direction}, in each form`, () => {
      const worldwide = [
        ...forms(direction, { cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }, { cidrIpv4: "0.0.0.0/0" }),
        ...forms(direction, { ipv6CidrBlocks: ["::/0"] }, { cidrIpv6: "::/0" }),
      ];
      assert.deepEqual(
        worldwide.map((each) => inward.items(each).map(({ item }) => [isWorldwide(item), reaches(item, 22)])),
        worldwide.map(() => [[true, true]]),
      );
      assert.deepEqual(
        worldwide.flatMap((each) => (outward.types.includes(each.type as Type) ? outward.items(each) : [])),
        [],
      );
    });

    it(`take prefix lists and security groups for what they are, ${direction}, in each form`, () => {
      const lists = forms(direction, { prefixListIds: ["pl-1"] }, { prefixListId: "pl-1" });
      const groups = forms(direction, { sourceSecurityGroupId: "sg-1" }, { referencedSecurityGroupId: "sg-1" });
      const seen = [...lists, ...groups].flatMap((each) => inward.items(each).map(({ item }) => item));
      assert.deepEqual(
        seen.map((item) => [isWorldwide(item), ...(item.prefixLists ?? []), ...(item.groups ?? [])]),
        [...lists.map(() => [false, "pl-1"]), ...groups.map(() => [false, "sg-1"])],
      );
      const inGroup = {
        ...resource(group, "group", {}),
        properties: { [direction]: [{ securityGroups: ["sg-1"], self: true }] },
      };
      assert.deepEqual(inward.items(inGroup)[0]?.item.groups, ["sg-1", "self"]);
    });
  }

  it("are judged one by one, and by what is known of each", () => {
    const rules = loadRules().filter(({ id }) => id === "aws/network/no-admin-ports-from-anywhere");
    const said = (...rulesInside: readonly unknown[]) => {
      const judged = { ...resource(group, "group", {}), properties: { ingress: rulesInside } };
      const { findings } = evaluate([judged], { rules, today: "2026-11-30" });
      return findings.map(({ status, problems }) => [status, ...problems]);
    };
    const wrong = { ...all, cidrBlocks: ["0.0.0.0/0"] };
    const told = "0.0.0.0/0 reaches port 22";
    for (const others of [{ ...all, cidrBlocks: unknown }, { ...all, cidrBlocks: [unknown] }, unknown])
      assert.deepEqual(said(others, wrong), [["fail", `ingress[1]: ${told}`]]);
    assert.deepEqual(said({ ...wrong, cidrBlocks: [unknown, "0.0.0.0/0"], ipv6CidrBlocks: unknown }), [
      ["fail", `ingress[0]: ${told}`],
    ]);
    assert.equal(said({ ...all, cidrBlocks: [unknown] })[0]?.[0], "unknown");
    assert.deepEqual(said({ ...all, fromPort: 443, toPort: 443, cidrBlocks: unknown }), [["pass"]]);
    assert.deepEqual(said({ ...all, fromPort: unknown, cidrBlocks: ["10.0.0.0/8"] }), [["pass"]]);
  });
});

describe("what the internet reaches by AWS security groups", () => {
  const said = (rule: Readonly<Record<string, unknown>>) => {
    const ingress = [{ cidrBlocks: ["0.0.0.0/0"], ...rule }];
    const one = { ...resource("aws:ec2/securityGroup:SecurityGroup", "group", {}), properties: { ingress } };
    const rules = loadRules(["aws/network/only-web-from-anywhere"]);
    const { findings } = evaluate([one], { rules, today: "2026-11-30" });
    return findings.flatMap(({ status, problems }) => (status === "fail" ? problems : [status]));
  };

  it("is told by ports where the protocol has ports", () => {
    const found = (words: string) => [`ingress[0]: 0.0.0.0/0 reaches ${words}`];
    assert.deepEqual(said({ protocol: "udp", fromPort: 53, toPort: 53 }), found("udp 53-53"));
    assert.deepEqual(said({ protocol: "tcp", fromPort: 8000, toPort: 8001 }), found("tcp 8000-8001"));
    assert.deepEqual(said({ protocol: "tcp", fromPort: 443, toPort: 443 }), ["pass"]);
    assert.deepEqual(said({ protocol: "47", fromPort: -1, toPort: -1 }), found("all of protocol 47"));
    assert.deepEqual(said({ protocol: "esp", fromPort: 0, toPort: 0 }), found("all of protocol esp"));
  });

  it("is not about ICMP, which has types where others have ports", () => {
    for (const protocol of ["icmp", "icmpv6", "ICMP", "1", 58]) {
      assert.deepEqual(said({ protocol, fromPort: -1, toPort: -1 }), ["not applicable"]);
      assert.deepEqual(said({ protocol, fromPort: 8, toPort: 0 }), ["not applicable"]);
    }
  });
});

describe("Azure security rules", () => {
  const anyone = {
    access: "Allow",
    direction: "Inbound",
    sourceAddressPrefix: "*",
    destinationPortRange: "*",
  } as const;

  it("admit anyone if they allow, inbound, from everywhere", () => {
    assert.ok(admitsAnyone(anyone));
    assert.ok(
      admitsAnyone({ ...anyone, sourceAddressPrefix: undefined, sourceAddressPrefixes: ["10.0.0.1", "Internet"] }),
    );
    assert.ok(!admitsAnyone({ ...anyone, access: "Deny" }));
    assert.ok(!admitsAnyone({ ...anyone, direction: "Outbound" }));
    assert.ok(!admitsAnyone({ ...anyone, sourceAddressPrefix: "VirtualNetwork" }));
  });

  it("reach a port by itself, by a range, by a list", () => {
    assert.ok(reachesPort(anyone, 22));
    assert.ok(reachesPort({ destinationPortRanges: ["80", "20-30"] }, 22));
    assert.ok(!reachesPort({ destinationPortRange: "443" }, 22));
  });

  it("of any protocol are for each", () => {
    assert.ok(isFor({ protocol: "*" }, "udp") && isFor({ protocol: "Tcp" }, "tcp"));
    assert.ok(!isFor({ protocol: "Tcp" }, "udp"));
  });
});

describe("Google firewall rules", () => {
  const rulesOf = (type: Type, properties: Readonly<Record<string, unknown>>) =>
    firewallRules.items({ ...resource("gcp:compute/firewall:Firewall", "one", {}), type, properties });
  const inNetwork = (properties: Readonly<Record<string, unknown>>) => {
    const [{ item }] = rulesOf("gcp:compute/firewall:Firewall", properties);
    return item;
  };
  const inPolicy = (properties: Readonly<Record<string, unknown>>) => {
    const [{ item }] = rulesOf("gcp:compute/networkFirewallPolicyRule:NetworkFirewallPolicyRule", properties);
    return item;
  };
  const tcp = [{ ipProtocol: "tcp", ports: ["22"] }];

  it("admit anyone if no source is named", () => {
    assert.ok(isForAnyone(inNetwork({})));
    assert.ok(!isForAnyone(inNetwork({ sourceTags: ["bastion"] })));
    assert.ok(!isForAnyone(inNetwork({ direction: "EGRESS", destinationRanges: ["10.0.0.0/8"], sourceTags: ["x"] })));
    assert.ok(isForAnyone(inNetwork({ direction: "EGRESS", sourceTags: ["bastion"] })));
  });

  it("of a policy do, too, and name sources in more ways", () => {
    for (const match of [undefined, {}, { srcIpRanges: ["::/0"], srcNetworkScope: "INTERNET" }, { destFqdns: ["a"] }])
      assert.ok(isForAnyone(inPolicy({ match })), JSON.stringify(match));
    for (const match of [
      { srcIpRanges: ["10.0.0.0/8"] },
      { srcSecureTags: [{ name: "tagValues/1" }] },
      { srcFqdns: ["example.com"] },
      { srcIpRanges: ["0.0.0.0/0"], srcNetworkContext: "INTRA_VPC" },
    ])
      assert.ok(!isForAnyone(inPolicy({ match })), JSON.stringify(match));
    assert.ok(!isForAnyone(inPolicy({ direction: "EGRESS", match: { destRegionCodes: ["CH"] } })));
    assert.ok(isForAnyone(inPolicy({ direction: "EGRESS", match: { srcRegionCodes: ["CH"] } })));
  });

  it("let nothing through that are off, deny, or leave it to others", () => {
    const match = { layer4Configs: tcp };
    for (const action of ["allow", "apply_security_profile_group", "applySecurityProfileGroup"])
      assert.deepEqual(inPolicy({ action, match }).allows, [{ protocol: "tcp", ports: ["22"] }], action);
    for (const action of ["deny", "goto_next", "gotoNext", undefined])
      assert.deepEqual(inPolicy({ action, match }).allows, [], action);
    assert.deepEqual(inPolicy({ action: "allow", disabled: true, match }).allows, []);
    assert.deepEqual(inNetwork({ disabled: true, allows: [{ protocol: "tcp" }] }).allows, []);
  });

  it("leave to others what is logged, too", () => {
    const logged = [
      { enableLogging: true },
      { enableLogging: false },
      {},
      { action: "goto_next" },
      { action: "gotoNext" },
    ];
    assert.deepEqual(
      logged.map((properties) => inPolicy(properties).logs),
      [true, false, false, true, true],
    );
  });

  it("in a policy are told by their place in it, each by what is known of it", () => {
    const open = { action: "allow", direction: "INGRESS", match: { srcIpRanges: ["0.0.0.0/0"], layer4Configs: tcp } };
    const closed = { ...open, match: { srcIpRanges: ["10.0.0.0/8"], layer4Configs: [{ ipProtocol: unknown }] } };
    const properties = { rules: [closed, { ...open, action: unknown }, open] };
    const type = "gcp:compute/networkFirewallPolicyWithRules:NetworkFirewallPolicyWithRules";
    const rules = loadRules(["gcp/network/no-admin-ports-from-anywhere"]);
    const policy = { ...resource("gcp:compute/firewall:Firewall", "policy", {}), type };
    const judged = (own: object) =>
      evaluate([{ ...policy, properties: own as typeof policy.properties }], { rules, today: "2026-11-30" })
        .findings[0];
    assert.deepEqual(judged(properties).problems, ["rules[2]: anybody reaches port 22"]);
    assert.equal(judged({ rules: properties.rules.slice(0, 2) }).status, "unknown");
    assert.equal(judged({ rules: [closed] }).status, "pass");
  });

  it("without ports open all of them", () => {
    assert.ok(opens([{ protocol: "tcp" }], 22));
    assert.ok(opens([{ protocol: "all" }], 22));
    assert.ok(!opens([{ protocol: "udp" }], 22));
    assert.ok(!opens(undefined, 22));
  });
});

describe("routes to peered networks", () => {
  const said = (type: Type, properties: Readonly<Record<string, unknown>>) => {
    const one = { ...resource("aws:ec2/routeTable:RouteTable", "table", {}), type, properties };
    const rules = loadRules(["aws/network/narrow-peering-routes"]);
    const { findings } = evaluate([one], { rules, today: "2026-11-30" });
    return findings.flatMap(({ status, problems }) => (status === "fail" ? problems : [status]));
  };

  it("are told from others in their table, and by their place in it", () => {
    const internet = { cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" };
    const part = { cidrBlock: "10.1.0.0/24", vpcPeeringConnectionId: unknown };
    const all = { cidrBlock: "", ipv6CidrBlock: "::/0", vpcPeeringConnectionId: unknown };
    const open = { cidrBlock: unknown, vpcPeeringConnectionId: "pcx-1" };
    for (const type of ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"] as const) {
      assert.deepEqual(said(type, { routes: [internet] }), ["not applicable"]);
      assert.deepEqual(said(type, { routes: [internet, part] }), ["pass"]);
      assert.deepEqual(said(type, { routes: [internet, open, part, all] }), ["routes[3]: ::/0 leads to the peer"]);
      assert.deepEqual(said(type, { routes: [part, open] }), ["unknown"]);
    }
    assert.deepEqual(said("aws:ec2/route:Route", { ...internet, destinationCidrBlock: "0.0.0.0/0" }), [
      "not applicable",
    ]);
  });
});

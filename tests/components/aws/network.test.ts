import assert from "node:assert/strict";
import { previewOf, type StackPreview } from "../../support/preview";
import { statement, statements } from "./statements";

const subnetType = "aws:ec2/subnet:Subnet";
const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";

describe("AwsSecureVpc", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("aws-eks")));

  it("has a private and a public subnet in each zone, and none hands out public addresses", () => {
    const subnets = stack.ofType(subnetType);
    assert.deepEqual(subnets.map(({ properties }) => properties.cidrBlock).sort(), [
      "172.20.0.0/18",
      "172.20.192.0/20",
      "172.20.208.0/20",
      "172.20.64.0/18",
    ]);
    for (const { name, properties } of subnets) assert.equal(properties.mapPublicIpOnLaunch, false, name);
  });

  it("has a NAT gateway in each zone, or one for all", async () => {
    assert.equal(stack.ofType("aws:ec2/natGateway:NatGateway").length, 2);
    const single = await previewOf("aws-eks", { "network.natPerZone": false });
    assert.equal(single.ofType("aws:ec2/natGateway:NatGateway").length, 1);
    const alarms = single.ofType("aws:cloudwatch/metricAlarm:MetricAlarm").filter(isAboutNat);
    assert.deepEqual(
      alarms.map(({ properties }) => properties.metricName),
      ["ErrorPortAllocation", "PacketsDropCount"],
    );
  });

  it("leads nowhere but to AWS and the proxies without NAT, and misses no service that is called (E24)", async () => {
    for (const name of ["aws-ecs", "aws-eks"]) {
      const closed = await previewOf(name, { "network.nat": "none", "sensor.proxy": { address: "10.200.0.10:3128" } });
      assert.deepEqual(closed.ofType("aws:ec2/natGateway:NatGateway"), []);
      assert.deepEqual(closed.ofType("aws:ec2/eip:Eip"), []);
      assert.deepEqual(closed.ofType("aws:ec2/route:Route"), []);
      assert.equal(closed.ofType(subnetType).length, 2);
      assert.deepEqual(closed.ofType("aws:cloudwatch/metricAlarm:MetricAlarm").filter(isAboutNat), []);

      const outward = closed
        .ofType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
        .filter(({ properties }) => properties.referencedSecurityGroupId === undefined);
      const { cidrBlock } = closed.one("aws:ec2/vpc:Vpc").properties;
      const s3 = closed.one(endpointType, "-s3");
      for (const rule of outward) {
        const { cidrIpv4, fromPort } = rule.properties;
        if (cidrIpv4 === undefined) assert.ok(closed.behind(rule, "prefixListId").includes(s3), rule.name);
        else
          assert.ok(
            [cidrBlock, "10.200.0.10/32"].includes(cidrIpv4),
            `${rule.name} ${String(cidrIpv4)}:${String(fromPort)}`,
          );
      }
      assert.ok(outward.some(({ properties }) => properties.cidrIpv4 === "10.200.0.10/32"));
      // The agent and kubelet's cloud provider ask EC2 about their own instance.
      assert.equal(closed.ofType(endpointType).filter((each) => each.name.endsWith("-ec2")).length, 1);
    }
  });

  it("leaves its subnets where they are when NAT goes", async () => {
    const privateSubnets = (preview: StackPreview) =>
      preview
        .ofType(subnetType)
        .filter(({ name }) => name.includes("-private-"))
        .map(({ urn, properties: { cidrBlock, availabilityZone } }) => ({ urn, cidrBlock, availabilityZone }));
    const closed = await previewOf("aws-eks", {
      "network.nat": "none",
      "sensor.proxy": { address: "10.200.0.10:3128" },
    });
    assert.deepEqual(privateSubnets(closed), privateSubnets(stack));
  });

  it("closes the security group that every network comes with", () => {
    const group = stack.one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    assert.deepEqual([group.properties.ingress, group.properties.egress], [[], []]);
    assert.ok(stack.behind(group, "vpcId").includes(stack.one("aws:ec2/vpc:Vpc")));
  });

  it("shuts administrative ports before it lets answers in", async () => {
    const withPeers = await previewOf("aws-eks", { "network.peers": ["10.200.0.0/16"] });
    const list = withPeers.one("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl");
    const rules = list.properties.ingress as { action: string; cidrBlock: string; fromPort: number; ruleNo: number }[];
    const summary = rules.map(({ action, cidrBlock, fromPort }) => `${action} ${cidrBlock} ${fromPort}`);
    assert.deepEqual(summary, [
      "allow 172.20.0.0/16 0",
      "allow 10.200.0.0/16 0",
      "deny 0.0.0.0/0 22",
      "deny 0.0.0.0/0 3389",
      "allow 0.0.0.0/0 1024",
      "allow 0.0.0.0/0 0",
    ]);
    const numbers = rules.map(({ ruleNo }) => ruleNo);
    assert.deepEqual(
      numbers,
      numbers.toSorted((one, other) => one - other),
    );
    const subnets = withPeers.behind(list, "subnetIds").filter(({ type }) => type === subnetType);
    assert.equal(subnets.length, 4);
  });

  it("keeps within AWS' 20 rules for a direction, its own last denial among them, with all peers there may be (E20)", async () => {
    const peers = Array.from({ length: 14 }, (_, index) => `10.${index}.0.0/16`);
    const list = (await previewOf("aws-eks", { "network.peers": peers })).one(
      "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
    );
    const directions = [list.properties.ingress, list.properties.egress] as object[][];
    assert.deepEqual(
      directions.map((rules) => rules.length + 1),
      [20, 2],
    );
  });

  it("records every flow under the key of the logs, by a role that writes nothing else (E15)", () => {
    const flowLog = stack.one("aws:ec2/flowLog:FlowLog");
    assert.equal(flowLog.properties.trafficType, "ALL");
    const group = stack.one("aws:cloudwatch/logGroup:LogGroup", "-flow-logs");
    assert.equal(group.properties.retentionInDays, 365);
    assert.ok(group.protect);
    assert.ok(stack.behind(group, "kmsKeyId").includes(stack.one("aws:kms/key:Key", "-logs")));

    const [trust] = statements(stack.one("aws:iam/role:Role", "-flow-logs"), "assumeRolePolicy");
    assert.deepEqual(trust?.Principal, { Service: "vpc-flow-logs.amazonaws.com" });
    assert.deepEqual(trust?.Condition, {
      StringEquals: { "aws:SourceAccount": "123456789012" },
      ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-central-1:123456789012:vpc-flow-log/*" },
    });
    const [writes] = statements(stack.one("aws:iam/rolePolicy:RolePolicy", "-flow-logs"));
    assert.equal(
      writes?.Resource,
      `arn:aws:logs:eu-central-1:123456789012:log-group:${String(group.properties.name)}:*`,
    );
  });

  it("reaches AWS by private endpoints that only this account can use (E17, E30, K13)", () => {
    const endpoints = stack.ofType(endpointType);
    const services = endpoints.map(({ properties }) => String(properties.serviceName).split("eu-central-1.")[1]);
    for (const service of ["s3", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts", "logs", "ssm", "ec2"]) {
      assert.ok(services.includes(service), service);
    }
    assert.ok(!services.includes("ec2messages"), "E30");
    for (const endpoint of endpoints) {
      const { Condition } = statement(endpoint, "OwnAccount");
      assert.deepEqual(Condition, { StringEquals: { "aws:PrincipalAccount": "123456789012" } }, endpoint.name);
    }
    const group = stack.one("aws:ec2/securityGroup:SecurityGroup", "-endpoints");
    const rule = stack.one("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "-endpoints-from-network");
    assert.deepEqual(
      [rule.properties.cidrIpv4, rule.properties.fromPort, rule.properties.toPort],
      ["172.20.0.0/16", 443, 443],
    );
    for (const endpoint of endpoints.filter(({ properties }) => properties.vpcEndpointType === "Interface")) {
      assert.equal(endpoint.properties.privateDnsEnabled, true);
      assert.ok(stack.behind(endpoint, "securityGroupIds").includes(group), endpoint.name);
    }
  });

  it("lets scans read the images of other registries through the endpoints, from inside alone", () => {
    for (const [service, action] of [
      ["s3", "s3:GetObject"],
      ["ecr.dkr", "ecr:BatchGetImage"],
    ] as const) {
      const { Action, Condition } = statement(stack.one(endpointType, `-${service}`), "RegistryReads");
      assert.ok(Action.includes(action));
      assert.deepEqual(Condition, { IpAddress: { "aws:VpcSourceIp": "172.20.0.0/16" } });
    }
  });

  it("lets pods change their tokens for roles of this account at the endpoint of STS, and at no other (K14)", () => {
    const { Action, Resource, Condition } = statement(stack.one(endpointType, "-sts"), "WebIdentities");
    assert.deepEqual(
      [Action, Resource, Condition],
      ["sts:AssumeRoleWithWebIdentity", "arn:aws:iam::123456789012:role/*", undefined],
    );
    const admitting = stack
      .ofType(endpointType)
      .filter(({ properties }) => /WebIdentit/.test(String(properties.policy)));
    assert.equal(admitting.length, 1);
  });

  it("leaves endpoints and flow logs out on request", async () => {
    const without = await previewOf("aws-eks", { "network.privateEndpoints": false, "network.flowLogs": false });
    assert.deepEqual(without.ofType(endpointType), []);
    assert.deepEqual(without.ofType("aws:ec2/flowLog:FlowLog"), []);
  });

  it("puts the same subnets on ECS into its own range (E18)", async () => {
    const ecs = await previewOf("aws-ecs");
    assert.equal(ecs.one("aws:ec2/vpc:Vpc").properties.cidrBlock, "172.20.250.0/24");
  });

  it("goes by the partition (E11)", async () => {
    const china = await previewOf("aws-ecs", { "aws:region": "cn-north-1" });
    const key = china.one("aws:kms/key:Key", "-logs");
    assert.deepEqual(statement(key, "LogGroups").Principal, { Service: "logs.cn-north-1.amazonaws.com.cn" });
    const admins = ["arn:aws-us-gov:iam::123456789012:role/platform-admins"];
    const government = [
      await previewOf("aws-ecs", { "aws:region": "us-gov-west-1" }),
      await previewOf("aws-eks", { "aws:region": "us-gov-west-1", "cluster.admins": admins }),
    ];
    for (const { resources, result } of [china, ...government]) {
      const written = JSON.stringify([resources.map(({ properties }) => properties), result.outputs]);
      assert.equal(written.match(/arn:aws:/g), null);
    }
  });

  it("finds endpoint services by the names that they have in each partition (E23)", async () => {
    const names = async (region: string) => {
      const preview = await previewOf("aws-ecs", { "aws:region": region });
      return ["s3", "logs", "ecr.api"].map(
        (service) => preview.one(endpointType, `-${service}`).properties.serviceName,
      );
    };
    assert.deepEqual(await names("cn-north-1"), [
      "com.amazonaws.cn-north-1.s3",
      "com.amazonaws.cn-north-1.logs",
      "cn.com.amazonaws.cn-north-1.ecr.api",
    ]);
    assert.deepEqual(await names("us-gov-west-1"), [
      "com.amazonaws.us-gov-west-1.s3",
      "com.amazonaws.us-gov-west-1.logs",
      "com.amazonaws.us-gov-west-1.ecr.api",
    ]);
  });
});

function isAboutNat({ properties }: { properties: Readonly<Record<string, unknown>> }): boolean {
  return properties.namespace === "AWS/NATGateway";
}

import { SecurityGroup } from "@pulumi/aws/ec2";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { proxyTargets } from "../proxies";
import type { SensorSettings } from "../sensor-arguments";
import type { EcsSensorNetwork } from ".";

export interface EgressRule {
  /** Part of the logical name. */
  readonly name: string;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly cidr: pulumi.Input<string>;
  readonly description: string;
}

/** Nothing comes in. */
export function createSecurityGroup(
  name: string,
  network: EcsSensorNetwork,
  sensor: SensorSettings,
  tags: Readonly<Record<string, string>>,
  parent: pulumi.Resource,
): SecurityGroup {
  const group = new SecurityGroup(
    name,
    { description: "Qualys registry sensor: out to Qualys, registries and DNS", vpcId: network.vpcId, tags },
    { parent },
  );
  for (const rule of egressRules(network.vpcCidr, sensor)) {
    new SecurityGroupEgressRule(
      `${name}-${rule.name}`,
      {
        securityGroupId: group.id,
        ipProtocol: rule.protocol,
        fromPort: rule.port,
        toPort: rule.port,
        cidrIpv4: rule.cidr,
        description: rule.description,
        tags,
      },
      { parent },
    );
  }
  return group;
}

export function egressRules(vpcCidr: pulumi.Input<string>, sensor: SensorSettings): EgressRule[] {
  const https = {
    name: "https",
    protocol: "tcp",
    port: 443,
    cidr: "0.0.0.0/0",
    description: "Qualys, registries and AWS",
  } as const;
  const dns = { port: 53, cidr: vpcCidr, description: "Resolver of the VPC" };
  const proxies = proxyTargets(sensor).map(({ host, port, cidr }) => tcp(cidr, port, `Proxy ${host}`));
  const others = sensor.egress.map(({ cidr, port, description }) => tcp(cidr, port, description));
  return [
    https,
    { ...dns, name: "dns-udp", protocol: "udp" },
    { ...dns, name: "dns-tcp", protocol: "tcp" },
    // AWS refuses a second rule for the same destination.
    ...distinct([...proxies, ...others]).filter((rule) => rule.cidr !== https.cidr || rule.port !== https.port),
  ];
}

function tcp(cidr: string, port: number, description: string): EgressRule {
  return { name: `tcp-${port}-${cidr}`, protocol: "tcp", port, cidr, description: plain(description) };
}

function distinct(rules: EgressRule[]): EgressRule[] {
  return [...new Map(rules.map((rule) => [rule.name, rule])).values()];
}

/** AWS takes only these characters in a description. */
function plain(description: string): string {
  return description.replace(/[^A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, " ").slice(0, 255);
}

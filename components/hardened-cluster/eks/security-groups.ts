import { SecurityGroup } from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import { securityRules, type Traffic } from "../../aws/security-rules";
import type { EksParts } from "./arguments";

export interface EksSecurityGroups {
  readonly controlPlane: SecurityGroup;
  readonly nodes: SecurityGroup;
  /** A node joins with the rules of both sides in place. */
  readonly rules: readonly pulumi.Resource[];
}

const https = 443;
/** Ports of nodes that the API server calls: pods over HTTPS, kubelet, metrics-server, CloudWatch's admission webhook. */
const calledByApiServer = { https, kubelet: 10250, metrics: 10251, webhook: 9443 };

/** K2: groups of our own on both sides; a node group whose launch template names none gets EKS's, which lets all out. */
export function securityGroups(
  { name, network, reachedFromInside, peers, egress, tags }: EksParts,
  parent: pulumi.Resource,
): EksSecurityGroups {
  const group = (part: string, description: string) =>
    new SecurityGroup(`${name}-${part}`, { vpcId: network.vpcId, description, tags }, { parent });
  const controlPlane = group("control-plane", "Kubernetes API server");
  const nodes = group("nodes", "Nodes and pods");

  const toControlPlane = { referencedSecurityGroupId: controlPlane.id };
  const toNodes = { referencedSecurityGroupId: nodes.id };
  const amongNodes = {
    dns: { description: "DNS between nodes", peer: toNodes, fromPort: 53, protocol: "udp" },
    "dns-tcp": { description: "DNS between nodes, long answers", peer: toNodes, fromPort: 53 },
    pods: { description: "Pods on other nodes", peer: toNodes, fromPort: 1025, toPort: 65535 },
  } satisfies Record<string, Traffic>;

  const ofControlPlane = securityRules(
    `${name}-control-plane`,
    controlPlane,
    {
      ingress: {
        nodes: { description: "API server for nodes and pods", peer: toNodes, fromPort: https },
        // K20: the group lets in nobody that it does not name, from the same subnet neither.
        ...(reachedFromInside ? { network: callsOf("the network", network.cidr) } : {}),
        ...Object.fromEntries(peers.map((cidr) => [cidr, callsOf(cidr, cidr)])),
      },
      egress: perPort((port, what) => [
        `nodes-${port}`,
        { description: `${what} of nodes`, peer: toNodes, fromPort: port },
      ]),
      tags,
    },
    parent,
  );
  const ofNodes = securityRules(
    `${name}-nodes`,
    nodes,
    {
      ingress: {
        ...amongNodes,
        ...perPort((port, what) => [`api-${port}`, { description: what, peer: toControlPlane, fromPort: port }]),
      },
      egress: {
        ...amongNodes,
        api: { description: "API server", peer: toControlPlane, fromPort: https },
        ...egress,
      },
      tags,
    },
    parent,
  );
  return { controlPlane, nodes, rules: [...ofControlPlane, ...ofNodes] };
}

function callsOf(whom: string, cidrIpv4: pulumi.Input<string>): Traffic {
  return { description: `API server for ${whom}`, peer: { cidrIpv4 }, fromPort: https };
}

function perPort(rule: (port: number, what: string) => [string, Traffic]): Record<string, Traffic> {
  return Object.fromEntries(Object.entries(calledByApiServer).map(([what, port]) => rule(port, what)));
}

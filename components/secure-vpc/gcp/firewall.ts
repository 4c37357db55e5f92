import { Firewall, type FirewallArgs } from "@pulumi/gcp/compute";
import type * as pulumi from "@pulumi/pulumi";
import type { Destination } from "../../qualys-sensor/destinations";
import { restrictedApis } from "./private-google-access";

export interface FirewallPlan {
  readonly network: pulumi.Input<string>;
  /** Network tag of the nodes: nothing else in the network is let out. */
  readonly nodeTag: string;
  /** Ranges of nodes, pods and control plane. */
  readonly internal: readonly string[];
  readonly privateEndpoints: boolean;
  /** Destinations besides public HTTPS: private registries, proxies. */
  readonly egress: readonly Destination[];
}

const everything = [{ protocol: "all" }];
const anywhere = ["0.0.0.0/0"];
const notPublic = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];
const https = [{ protocol: "tcp", ports: ["443"] }];

/**
 * G9: without a rule that denies, a network lets everything out and an allow changes nothing. Here everything is
 * denied, and recorded, but what the nodes need. Metadata, DNS and NTP of the platform pass any firewall.
 */
export function firewall(name: string, plan: FirewallPlan, parent: pulumi.Resource): void {
  const rule = (what: string, args: Omit<FirewallArgs, "network">) =>
    new Firewall(
      `${name}-${what}`,
      { ...args, network: plan.network, logConfig: { metadata: "INCLUDE_ALL_METADATA" } },
      { parent },
    );
  const allowOut = (what: string, destinationRanges: string[], allows: FirewallArgs["allows"], description: string) =>
    rule(what, {
      description,
      direction: "EGRESS",
      priority: 1000,
      targetTags: [plan.nodeTag],
      destinationRanges,
      allows,
    });

  rule("deny-ingress", {
    description: "Nothing comes in but what GKE's own rules let in between the cluster's parts.",
    direction: "INGRESS",
    priority: 65534,
    sourceRanges: anywhere,
    denies: everything,
  });
  rule("deny-egress", {
    description: "Nothing goes out but what other rules name.",
    direction: "EGRESS",
    priority: 65534,
    destinationRanges: anywhere,
    denies: everything,
  });
  allowOut("egress-cluster", [...plan.internal], everything, "Nodes, pods and the control plane.");
  if (plan.privateEndpoints) {
    allowOut("egress-google-apis", [restrictedApis.range], https, "Google's APIs, at their restricted address.");
  }
  for (const [port, destinations] of byPort(plan.egress)) {
    allowOut(
      `egress-${port}`,
      destinations.map(({ cidr }) => cidr),
      [{ protocol: "tcp", ports: [`${port}`] }],
      destinations.map(({ description }) => description).join(" "),
    );
  }
  rule("deny-private", {
    description: "Public HTTPS does not mean the rest of the private network.",
    direction: "EGRESS",
    priority: 2000,
    destinationRanges: notPublic,
    denies: everything,
  });
  rule("egress-https", {
    description: "The Qualys platform and public registries: they have names, not fixed addresses.",
    direction: "EGRESS",
    priority: 3000,
    targetTags: [plan.nodeTag],
    destinationRanges: anywhere,
    allows: https,
  });
}

/** A rule has one set of ports for all its ranges. */
function byPort(egress: readonly Destination[]): Map<number, Destination[]> {
  const ports = new Map<number, Destination[]>();
  for (const destination of egress) ports.set(destination.port, [...(ports.get(destination.port) ?? []), destination]);
  return ports;
}

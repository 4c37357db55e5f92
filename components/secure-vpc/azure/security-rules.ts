import type { input } from "@pulumi/azure-native/types";
import type { Destination } from "../../qualys-sensor/destinations";
import type { AddressPlan } from "./address-plan";

type Rule = input.network.SecurityRuleArgs;

export interface TrafficArgs {
  /** Range of the whole network. */
  readonly cidr: string;
  readonly plan: AddressPlan;
  readonly podCidr: string;
  /** Whether the API server answers in its subnet of the plan. */
  readonly apiServerInside: boolean;
  /** Whether nothing in the network has a way to the internet. */
  readonly isolated: boolean;
  /** Ranges of the networks that are connected to this one. */
  readonly peers: readonly string[];
  /** Where the sensor goes besides public HTTPS. */
  readonly egress: readonly Destination[];
}

/*
 * A6: the rules end in a denial, so that the allowances before it mean something.
 * A7: what nodes need stays open: traffic among nodes and pods, the API server, and HTTPS. There is no tunnel on 1194 or
 * 9000: an API server outside of the network is called from inside, on 443. Azure's DNS and time do not pass these rules.
 * A8: Azure's load balancer probes before the denial.
 */
export function nodeRules({ plan, podCidr, apiServerInside, isolated, egress }: TrafficArgs): Rule[] {
  const cluster = [plan.nodes, podCidr];
  const ifInside = (rule: Rule) => (apiServerInside ? [rule] : []);
  return [
    inbound(100, "AllowCluster", { sourceAddressPrefixes: cluster, destinationAddressPrefixes: cluster }),
    ...ifInside(
      inbound(110, "AllowApiServer", { sourceAddressPrefix: plan.apiServer, destinationAddressPrefixes: cluster }),
    ),
    inbound(120, "AllowAzureLoadBalancer", { sourceAddressPrefix: "AzureLoadBalancer" }),
    inbound(4096, "DenyAllInbound", { access: "Deny" }),
    outbound(100, "AllowCluster", { sourceAddressPrefixes: cluster, destinationAddressPrefixes: cluster }),
    ...ifInside(outbound(110, "AllowApiServer", { ...tcp("443", "4443"), destinationAddressPrefix: plan.apiServer })),
    outbound(120, "AllowPrivateEndpoints", { ...tcp("443"), destinationAddressPrefix: plan.privateEndpoints }),
    ...(isolated ? [] : [outbound(130, "AllowHttps", { ...tcp("443"), destinationAddressPrefix: "Internet" })]),
    ...egress.map(({ cidr, port, description }, index) =>
      outbound(200 + index, `AllowSensor${index}`, {
        ...tcp(String(port)),
        destinationAddressPrefix: cidr,
        description,
      }),
    ),
    outbound(4096, "DenyAllOutbound", { access: "Deny" }),
  ];
}

export function privateEndpointRules({ plan, podCidr }: TrafficArgs): Rule[] {
  return [
    inbound(100, "AllowNodes", { ...tcp("443"), sourceAddressPrefixes: [plan.nodes, podCidr] }),
    inbound(4096, "DenyAllInbound", { access: "Deny" }),
    outbound(4096, "DenyAllOutbound", { access: "Deny" }),
  ];
}

/** Administrators and deployments may come from anywhere in the network and its peers. */
export function apiServerRules({ cidr, plan, podCidr, peers }: TrafficArgs): Rule[] {
  return [
    inbound(100, "AllowNetwork", { ...tcp("443", "4443"), sourceAddressPrefixes: [cidr, podCidr, ...peers] }),
    inbound(110, "AllowApiServer", { sourceAddressPrefix: plan.apiServer }),
    inbound(120, "AllowAzureLoadBalancer", { sourceAddressPrefix: "AzureLoadBalancer" }),
    inbound(4096, "DenyAllInbound", { access: "Deny" }),
  ];
}

const inbound = (priority: number, name: string, rule: Partial<Rule>) => securityRule("Inbound", priority, name, rule);
const outbound = (priority: number, name: string, rule: Partial<Rule>) =>
  securityRule("Outbound", priority, name, rule);

/** A rule for all traffic, but for what `rule` narrows. */
function securityRule(direction: "Inbound" | "Outbound", priority: number, name: string, rule: Partial<Rule>): Rule {
  return {
    name,
    priority,
    direction,
    access: "Allow",
    protocol: "*",
    sourcePortRange: "*",
    ...(rule.destinationPortRanges === undefined && { destinationPortRange: "*" }),
    ...(rule.sourceAddressPrefixes === undefined && { sourceAddressPrefix: "*" }),
    ...(rule.destinationAddressPrefixes === undefined && { destinationAddressPrefix: "*" }),
    ...rule,
  };
}

const tcp = (...ports: string[]) => ({ protocol: "Tcp", destinationPortRanges: ports });

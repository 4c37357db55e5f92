import { z } from "zod";
import { cidr, hostOrDomain } from "../fields/common";

/** The network of a stack: its default range, and what names a network that exists already. */
export function network<Existing extends z.ZodType>(range: string, existing: Existing) {
  return z
    .strictObject(parts(range, existing, severalZones))
    .prefault({})
    .describe(theNetwork);
}

/** On AWS, where a network can also do without NAT. */
export function awsNetwork<Existing extends z.ZodType>(range: string, existing: Existing) {
  const dnsFirewall = z
    .strictObject({
      hosts: z
        .array(hostOrDomain)
        .default([])
        .describe("Registries that are scanned, and the hosts that their layers come from."),
    })
    .optional()
    .describe("Resolve names of AWS, of the Qualys platform, and what is named here; no other.");
  return z
    .strictObject({ ...parts(range, existing, severalZones), nat: nat("`sensor.proxy`"), dnsFirewall })
    .prefault({})
    .describe(theNetwork);
}

/** On Azure, where a firewall can take the place of NAT. */
export function azureNetwork<Existing extends z.ZodType>(range: string, existing: Existing) {
  const firewall = z
    .strictObject({
      hosts: z
        .array(hostOrDomain)
        .default([])
        .describe("Registries that are scanned, and the hosts that their layers come from, all on 443."),
    })
    .optional()
    .describe(
      "Let nodes out through an Azure Firewall instead of a NAT gateway: to Azure, Qualys, and what is named here. To be decided before the first deployment.",
    );
  return z
    .strictObject({
      ...parts(range, existing, zonesIfAny),
      nat: nat("`sensor.proxy` and `cluster.proxy`; to be decided before the first deployment"),
      firewall,
    })
    .prefault({})
    .describe(theNetwork);
}

const nat = (proxies: string) =>
  z
    .enum(["gateway", "none"])
    .default("gateway")
    .describe(
      `gateway: out through NAT gateways; none: no way to the internet, only private endpoints and a proxy in a connected network (${proxies}).`,
    );

const theNetwork = "The network.";

function parts<Existing extends z.ZodType>(range: string, existing: Existing, zones: typeof severalZones) {
  return {
    cidr: cidr.default(range).describe("Address range of the network."),
    zones,
    natPerZone: z.boolean().default(true).describe("A NAT gateway in each zone; false: one for all (AWS only)."),
    privateEndpoints: z
      .boolean()
      .default(true)
      .describe("Reach the cloud's own services through private endpoints instead of NAT."),
    flowLogs: z.boolean().default(true).describe("Record the network's flows."),
    peers: z
      .array(cidr.meta({ examples: ["10.200.0.0/16"] }))
      .default([])
      .describe("Ranges of networks that this one will be connected to; none may overlap with it."),
    existing: existing.optional().describe("Deploy into a network that exists already instead of making one."),
  };
}

const zones = (fewest: number, meaning: string) =>
  z
    .int()
    .min(fewest)
    .max(3)
    .default(2)
    .meta({ examples: [3] })
    .describe(meaning);

const severalZones = zones(2, "Number of availability zones.");

/** For clouds with locations that have no zones. */
const zonesIfAny = zones(0, "Number of availability zones; 0 in a location that has none.");

interface KubernetesRanges {
  readonly pods: string;
  readonly services: string;
}

/** Pods with a range of their own. */
export const podAndServiceRanges = ({ pods, services }: KubernetesRanges) =>
  z
    .strictObject({ podCidr: podCidr(pods), serviceCidr: serviceCidr(services) })
    .prefault({})
    .describe(insideCluster);

/** Pods that take addresses of the network. */
export const serviceRange = (services: string) =>
  z
    .strictObject({ serviceCidr: serviceCidr(services) })
    .prefault({})
    .describe(insideCluster);

const insideCluster = "Addresses inside the cluster.";

const podCidr = (range: string) =>
  cidr
    .default(range)
    .meta({ examples: ["10.64.0.0/14"] })
    .describe("Address range of the pods.");

const serviceCidr = (range: string) =>
  cidr
    .default(range)
    .meta({ examples: ["10.96.0.0/16"] })
    .describe("Address range of the Kubernetes services.");

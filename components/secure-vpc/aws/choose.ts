import type { Settings } from "../../../settings";
import type { LogStorage } from "../../aws/logs";
import { AwsSecureVpc } from "./index";
import { type AwsNetwork, existingAwsNetwork } from "./network";
import { chooseZones, type ZoneNeeds } from "./zones";

interface NetworkChoice extends Omit<ZoneNeeds, "count"> {
  readonly settings: Settings<"aws-ecs" | "aws-eks">["network"];
  /** Services to reach by private endpoints, if there are to be any. */
  readonly services: readonly string[];
  /** Names that resolve, if a DNS firewall is asked for. */
  readonly dnsNames: readonly string[];
  readonly logs: LogStorage;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** The network that the settings ask for: one that exists, or a new one in zones that have what the cluster needs. */
export async function chooseAwsNetwork(name: string, choice: NetworkChoice): Promise<AwsNetwork> {
  const { settings, services, dnsNames, logs, protect, tags } = choice;
  if (settings.existing !== undefined) return existingAwsNetwork(settings.existing);
  return new AwsSecureVpc(name, {
    cidr: settings.cidr,
    zones: await chooseZones({ ...choice, count: settings.zones }),
    nat: settings.nat === "none" ? "none" : settings.natPerZone ? "zone" : "shared",
    peers: settings.peers,
    endpoints: settings.privateEndpoints ? services : [],
    dnsNames: settings.dnsFirewall && dnsNames,
    flowLogs: settings.flowLogs ? logs : undefined,
    protect,
    tags,
  });
}

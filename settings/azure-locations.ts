import type { AzureEnvironmentName } from "./azure-environments";

/** The cloud that a location belongs to: names of the separate clouds' locations begin with the country's. */
export function environmentOf(location: string): AzureEnvironmentName {
  if (/^us(gov|dod)/.test(location)) return "usgovernment";
  return location.startsWith("china") ? "china" : "public";
}

/** A3: whether a location has availability zones; undefined: it is not known here. */
export const hasZones = (location: string): boolean | undefined => zones.get(location);

/**
 * Every location that takes customers, as `az account list-locations` shows them in each cloud, in August 2026: what has
 * `availabilityZoneMappings`, and what has not.
 */
const withZones =
  "australiaeast austriaeast belgiumcentral brazilsouth canadacentral centralindia centralus chilecentral chinanorth3 " +
  "eastasia eastus eastus2 francecentral germanywestcentral indonesiacentral israelcentral italynorth japaneast " +
  "japanwest koreacentral malaysiawest mexicocentral newzealandnorth northeurope norwayeast polandcentral qatarcentral " +
  "southafricanorth southcentralus southeastasia spaincentral swedencentral switzerlandnorth uaenorth uksouth " +
  "usgovvirginia westeurope westus2 westus3";

const withoutZones =
  "australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast chinaeast chinaeast2 chinaeast3 " +
  "chinanorth chinanorth2 francesouth germanynorth jioindiacentral jioindiawest koreasouth northcentralus norwaywest " +
  "southafricawest southindia swedensouth switzerlandwest uaecentral ukwest usdodcentral usdodeast usgovarizona " +
  "usgovtexas westcentralus westindia westus";

const zones = new Map([
  ...withZones.split(" ").map((location) => [location, true] as const),
  ...withoutZones.split(" ").map((location) => [location, false] as const),
]);

/** The locations that are known here. */
export const knownLocations: readonly string[] = [...zones.keys()];

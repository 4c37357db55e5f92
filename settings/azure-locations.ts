import type { AzureEnvironmentName } from "./azure-environments";

/** The cloud that a location belongs to: names of the separate clouds' locations begin with the country's. */
export function environmentOf(location: string): AzureEnvironmentName {
  if (/^us(gov|dod)/.test(location)) return "usgovernment";
  return location.startsWith("china") ? "china" : "public";
}

/** A3: whether a location has availability zones. One that is not known here is taken to have them. */
export const hasZones = (location: string) => !withoutZones.has(location);

const withoutZones = new Set(
  (
    "australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast chinaeast chinaeast2 chinaeast3 " +
    "chinanorth chinanorth2 francesouth germanynorth jioindiacentral jioindiawest koreasouth northcentralus norwaywest " +
    "southafricawest southindia switzerlandwest uaecentral ukwest usdodcentral usdodeast usgovarizona usgovtexas " +
    "westcentralus westindia westus"
  ).split(" "),
);

import { z } from "zod";
import { type AzureEnvironmentName, azureEnvironments } from "../azure-environments";
import { uuidPattern } from "./common";
import { text } from "./text";

export const location = text({
  allowed: "an Azure location such as westeurope",
  example: "westeurope",
  pattern: /^[a-z]+\d?$/,
  advise: (location) => {
    const id = location.toLowerCase().replaceAll(" ", "");
    return id === location ? undefined : { wrong: "is the location's display name, not its id", to: id };
  },
});

export const environment = z.enum(Object.keys(azureEnvironments) as AzureEnvironmentName[]);

export const entraGroup = text({
  allowed: "the object id of a Microsoft Entra group, such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d",
  example: "1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d",
  placeholder: "GROUP_OBJECT_ID",
  pattern: uuidPattern,
  takesUuids: true,
});

export const resourceId = (what: string, provider: string, ...types: string[]) => {
  const path = (name: string) => types.map((type) => `/${type}/${name}`).join("");
  return text({
    allowed: `the resource id of ${what}`,
    example: `/subscriptions/1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d/resourceGroups/shared/providers/${provider}${path("shared")}`,
    placeholder: "RESOURCE_ID",
    pattern: new RegExp(`^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${provider}${path("[^/]+")}$`, "i"),
    takesUuids: true,
  });
};

export const privateDnsZone = resourceId("a private DNS zone", "Microsoft.Network", "privateDnsZones");

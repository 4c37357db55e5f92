import { list } from "../problems";
import type { Resource } from "../resource";
import type { Stack } from "../stack";

/** The parts of an Azure service that private endpoints of the stack lead to, such as `vault`. */
export function privateLinksTo(service: Resource, stack: Stack): readonly string[] {
  return stack
    .pointingAt(service, "azure-native:network:PrivateEndpoint", "privateLinkServiceConnections")
    .flatMap(({ properties }) => list(properties.privateLinkServiceConnections))
    .flatMap(({ groupIds }) => list(groupIds));
}

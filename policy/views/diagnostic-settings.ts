import { list, text } from "../problems";
import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import { isSet, known } from "../unknown";

const groups = ["audit", "allLogs"];

/** True if a diagnostic setting sends one of the categories (left out: anything) to a place that keeps it. */
export function hasLogs(resource: Resource, stack: Stack, categories?: readonly string[]): boolean {
  return stack
    .pointingAt(resource, "azure-native:monitor:DiagnosticSetting", "resourceUri")
    .some(
      ({ properties }) =>
        (isSet(properties, "workspaceId") ||
          isSet(properties, "storageAccountId") ||
          isSet(properties, "eventHubName")) &&
        list(properties.logs).some(
          ({ category, categoryGroup, enabled }) =>
            enabled === true &&
            (!categories || groups.includes(categoryGroup ?? "") || categories.includes(category ?? "")),
        ),
    );
}

/** Sends the activity log of a subscription. */
export function isOnSubscription({ properties }: Typed<"azure-native:monitor:DiagnosticSetting">): boolean {
  return /^\/subscriptions\/[^/]+\/?$/.test(text(known(properties, "resourceUri")));
}

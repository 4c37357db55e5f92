import type * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import type * as resources from "@pulumi/azure-native/resources";

/** What every part of an Azure stack stands on. */
export interface AzureFoundation {
  readonly resourceGroup: resources.ResourceGroup;
  /** Where all logs go. */
  readonly workspace: operationalinsights.Workspace;
  readonly tags: Readonly<Record<string, string>>;
  /** Refuse to delete what holds state. */
  readonly protect: boolean;
}

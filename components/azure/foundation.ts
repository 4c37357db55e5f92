import type * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import type * as resources from "@pulumi/azure-native/resources";
import type { AzureEnvironment } from "../../settings/azure-environments";

/** What every part of an Azure stack stands on. */
export interface AzureFoundation {
  readonly resourceGroup: resources.ResourceGroup;
  /** Where all logs go. */
  readonly workspace: operationalinsights.Workspace;
  /** What is called otherwise in each of Azure's clouds. */
  readonly environment: AzureEnvironment;
  /** Whether the location has availability zones. */
  readonly zonal: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** Refuse to delete what holds state. */
  readonly protect: boolean;
}

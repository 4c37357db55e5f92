import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { AzureEnvironment } from "../../../settings/azure-environments";
import type { AzureFoundation } from "../../azure/foundation";
import { grant } from "../../azure/roles";
import { type ImageSettings, parted, reference } from "../reference";

export interface ImportArgs {
  readonly foundation: AzureFoundation;
  readonly registry: containerregistry.Registry;
  readonly image: ImageSettings;
}

/**
 * Copies the image into the registry, within Azure: a task run of the registry asks Azure Resource Manager to import it,
 * which works while the registry is closed and keeps the image's digest. A cache rule would need a Docker Hub account,
 * a push from here a way into the network.
 */
export function importImage(
  name: string,
  { foundation, registry, image }: ImportArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { resourceGroup, tags } = foundation;
  const importer = new managedidentity.UserAssignedIdentity(
    `${name}-importer`,
    { resourceGroupName: resourceGroup.name, tags },
    opts,
  );
  const mayImport = grant(
    `${name}-may-import`,
    { principalId: importer.principalId, role: "importImages", scope: registry.id },
    opts,
  );
  const task = pulumi
    .all([registry.name, importer.clientId])
    .apply(([target, clientId]) => importTask(target, clientId, image, foundation.environment));
  return new containerregistry.TaskRun(
    `${name}-import`,
    {
      resourceGroupName: resourceGroup.name,
      registryName: registry.name,
      identity: {
        type: "UserAssigned",
        userAssignedIdentities: importer.id.apply((id) => ({ [id]: {} })),
      },
      runRequest: {
        type: "EncodedTaskRunRequest",
        encodedTaskContent: task.apply((text) => Buffer.from(text).toString("base64")),
        platform: { os: "Linux", architecture: "amd64" },
        // The run has no business with the registry's content, and no way to it.
        credentials: { sourceRegistry: { loginMode: "None" } },
        timeout: 1800,
      },
      // Another image is another run.
      forceUpdateTag: reference(image.source, image),
    },
    { ...opts, dependsOn: [mayImport], deletedWith: registry },
  );
}

const azureCli = "mcr.microsoft.com/azure-cli:2.75.0";

/** Docker Hub turns anonymous pulls away now and then, and a new role takes a minute to be known: hence the retries. */
export function importTask(
  registry: string,
  clientId: string,
  image: ImageSettings,
  environment: AzureEnvironment,
): string {
  const from = reference(image.source, image);
  // The tag keeps an image imported by digest from being purged as untagged.
  const to = `${parted(image.source).path}:${image.tag}`;
  const script = [
    `az cloud set --name ${environment.cli}`,
    `az login --identity --client-id ${clientId}`,
    `az acr import --name ${registry} --source ${from} --image ${to} --force`,
  ].join(" && ");
  return `version: v1.1.0
steps:
  - cmd: ${azureCli} bash -c '${script}'
    timeout: 600
    retries: 5
    retryDelay: 60
`;
}

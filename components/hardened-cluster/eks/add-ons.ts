import { Addon, getAddonVersionOutput, type AddonArgs } from "@pulumi/aws/eks";
import type * as pulumi from "@pulumi/pulumi";
import type { RunningEksParts } from "./arguments";

type AddOnOptions = Pick<AddonArgs, "serviceAccountRoleArn" | "podIdentityAssociations"> & {
  readonly values?: object;
};

/** An add-on that EKS keeps, in the version that it recommends for the cluster's (K4). */
export function addOn(
  { name, clusterName, version, tags }: RunningEksParts,
  addonName: string,
  { values, ...options }: AddOnOptions,
  parent: pulumi.Resource,
  dependsOn?: pulumi.ResourceOptions["dependsOn"],
): Addon {
  return new Addon(
    `${name}-${addonName}`,
    {
      clusterName,
      addonName,
      addonVersion: getAddonVersionOutput({ addonName, kubernetesVersion: version }, { parent }).version,
      configurationValues: values && JSON.stringify(values),
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      ...options,
      tags,
    },
    { parent, dependsOn },
  );
}

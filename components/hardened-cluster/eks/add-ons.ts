import { Addon, getAddonVersionOutput, type AddonArgs } from "@pulumi/aws/eks";
import type * as pulumi from "@pulumi/pulumi";
import type { AddOnVersions, RunningEksParts } from "./arguments";

type AddOnOptions = Pick<AddonArgs, "serviceAccountRoleArn" | "podIdentityAssociations"> & {
  readonly values?: object;
};

/** An add-on that EKS keeps, in the version that was chosen, or else that EKS recommends for the cluster's (K4). */
export function addOn(
  { name, clusterName, version, addOns, tags }: RunningEksParts,
  addonName: keyof AddOnVersions,
  { values, ...options }: AddOnOptions,
  parent: pulumi.Resource,
  dependsOn?: pulumi.ResourceOptions["dependsOn"],
): Addon {
  return new Addon(
    `${name}-${addonName}`,
    {
      clusterName,
      addonName,
      addonVersion: addOns[addonName] ?? recommended(addonName, version, parent),
      configurationValues: values && JSON.stringify(values),
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      ...options,
      tags,
    },
    { parent, dependsOn },
  );
}

function recommended(addonName: string, kubernetesVersion: string, parent: pulumi.Resource): pulumi.Output<string> {
  return getAddonVersionOutput({ addonName, kubernetesVersion }, { parent }).version;
}

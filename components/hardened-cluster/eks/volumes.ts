import type { Addon } from "@pulumi/aws/eks";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import type { Provider } from "@pulumi/kubernetes/provider";
import { StorageClass } from "@pulumi/kubernetes/storage/v1";
import type * as pulumi from "@pulumi/pulumi";
import { managedPolicyArn, withRights } from "../../aws/policies";
import { addOn } from "./add-ons";
import type { EksParts, RunningEksParts } from "./arguments";
import { trustPods } from "./roles";

const controller = { namespace: "kube-system", serviceAccount: "ebs-csi-controller-sa" };

/** K17: what makes volumes for pods. A new cluster has nothing that does. K8: its rights are its own, and no node's. */
export function volumeDriver(parts: RunningEksParts, nodes: pulumi.Resource, parent: pulumi.Resource): Addon {
  const roleArn = driverRoleArn(parts, parent);
  const podIdentityAssociations = [{ serviceAccount: controller.serviceAccount, roleArn }];
  return addOn(parts, "aws-ebs-csi-driver", { podIdentityAssociations }, parent, nodes);
}

/** Volumes under the cluster's key, in the zone of the node that their pod is on. Gives the class's name. */
export function encryptedVolumes(
  { name, keyArn, tags }: EksParts,
  provider: Provider,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const tagSpecifications = Object.entries(tags).map(([key, value], index) => [
    `tagSpecification_${index + 1}`,
    `${key}=${value}`,
  ]);
  const { metadata } = new StorageClass(
    `${name}-volumes`,
    {
      provisioner: "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted: "true", kmsKeyId: keyArn, ...Object.fromEntries(tagSpecifications) },
      volumeBindingMode: "WaitForFirstConsumer",
      reclaimPolicy: "Delete",
    },
    { parent, provider },
  );
  return metadata.name;
}

function driverRoleArn({ name: cluster, account, tags }: EksParts, parent: pulumi.Resource): pulumi.Output<string> {
  const name = `${cluster}-volumes`;
  const role = new Role(name, { assumeRolePolicy: trustPods(cluster, account, controller), tags }, { parent });
  const policyArn = managedPolicyArn(account, "service-role/AmazonEBSCSIDriverPolicy");
  return withRights(role.arn, [new RolePolicyAttachment(name, { role: role.name, policyArn }, { parent })]);
}

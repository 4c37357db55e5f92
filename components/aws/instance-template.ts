import type { LaunchTemplateArgs, SecurityGroup } from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";

export interface InstanceTemplateArgs {
  /** What people find the instances by. */
  readonly name: string;
  readonly diskGiB: number;
  readonly keyArn: pulumi.Input<string>;
  readonly securityGroup: SecurityGroup;
  readonly tags: Readonly<Record<string, string>>;
}

/** How every machine starts: its disk encrypted, metadata out of containers' reach, no public address, all of it tagged. */
export function instanceTemplate(args: InstanceTemplateArgs): LaunchTemplateArgs {
  const { name, diskGiB, keyArn, securityGroup, tags } = args;
  return {
    updateDefaultVersion: true,
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          volumeType: "gp3",
          volumeSize: diskGiB,
          encrypted: "true",
          kmsKeyId: keyArn,
          deleteOnTermination: "true",
        },
      },
    ],
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      // K10: an answer with one hop to live dies before it reaches a container with a network of its own.
      httpPutResponseHopLimit: 1,
      instanceMetadataTags: "disabled",
    },
    networkInterfaces: [
      {
        deviceIndex: 0,
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        securityGroups: [securityGroup.id],
      },
    ],
    monitoring: { enabled: true },
    tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
      resourceType,
      tags: { Name: name, ...tags },
    })),
    tags,
  };
}

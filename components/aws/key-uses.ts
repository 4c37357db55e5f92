import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "./account";
import type { PolicyStatement } from "./policies";

/** What a key may be used for besides what IAM grants in its account: statements of its policy. */
export type KeyUse = (account: AwsAccount) => PolicyStatement[];

const encryptAndDecrypt = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

/** Log groups of this account and region. */
export const logGroups: KeyUse = ({ id, region, partition, dnsSuffix }) => [
  {
    Sid: "LogGroups",
    Effect: "Allow",
    Principal: { Service: pulumi.interpolate`logs.${region}.${dnsSuffix}` },
    Action: encryptAndDecrypt,
    Resource: "*",
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": pulumi.interpolate`arn:${partition}:logs:${region}:${id}:log-group:*`,
      },
    },
  },
];

/**
 * Disks of instances, whoever starts them. K1, K1b: Auto Scaling starts instances by its service-linked role, which
 * does not exist in a fresh account and so cannot be named here; the account and the calling service are named instead.
 */
export const instanceDisks: KeyUse = ({ id, region, dnsSuffix }) => {
  const throughEc2 = {
    "kms:CallerAccount": id,
    "kms:ViaService": pulumi.interpolate`ec2.${region}.${dnsSuffix}`,
  };
  return [
    {
      Sid: "InstanceDisks",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: encryptAndDecrypt,
      Resource: "*",
      Condition: { StringEquals: throughEc2 },
    },
    {
      Sid: "InstanceDiskAttachments",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { StringEquals: throughEc2, Bool: { "kms:GrantIsForAWSResource": true } },
    },
  ];
};

/** Nothing but Secrets Manager: not even a principal with every IAM permission decrypts with this key directly. */
export const secretsOnly: KeyUse = ({ region, dnsSuffix }) => [
  {
    Sid: "SecretsManagerOnly",
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringNotEquals: { "kms:ViaService": pulumi.interpolate`secretsmanager.${region}.${dnsSuffix}` } },
  },
];

/** Alarms of this account that publish to an encrypted topic. */
export const alarms: KeyUse = ({ id, region, partition }) => [
  {
    Sid: "Alarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": id },
      ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${id}:alarm:*` },
    },
  },
];

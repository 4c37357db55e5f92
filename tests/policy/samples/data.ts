import { SecurityGroup, Subnet, Vpc } from "@pulumi/aws/ec2";
import { Key } from "@pulumi/aws/kms";
import { Instance, SubnetGroup } from "@pulumi/aws/rds";
import {
  Bucket,
  BucketPolicy,
  BucketPublicAccessBlock,
  BucketServerSideEncryptionConfiguration,
  BucketVersioning,
} from "@pulumi/aws/s3";
import { Secret, SecretVersion } from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";

/** A bucket and a database of somebody who takes care, with one key for all of it. */
const key = new Key("data", { enableKeyRotation: true, deletionWindowInDays: 30 });

const bucket = new Bucket("records");
new BucketPublicAccessBlock("records", {
  bucket: bucket.id,
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
});
new BucketServerSideEncryptionConfiguration("records", {
  bucket: bucket.id,
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn } }],
});
new BucketVersioning("records", { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } });
new BucketPolicy("records", {
  bucket: bucket.id,
  policy: bucket.arn.apply((arn) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  ),
});

const vpc = new Vpc("data", { cidrBlock: "10.30.0.0/16" });
const subnets = ["a", "b"].map(
  (zone, index) =>
    new Subnet(`data-${zone}`, {
      vpcId: vpc.id,
      cidrBlock: `10.30.${index}.0/24`,
      availabilityZone: `eu-central-1${zone}`,
    }),
);
const access = new SecurityGroup("database", {
  vpcId: vpc.id,
  description: "Postgres from inside",
  ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: [vpc.cidrBlock] }],
});
const password = new pulumi.Config().requireSecret("databasePassword");
const database = new Instance("records", {
  engine: "postgres",
  engineVersion: "17",
  instanceClass: "db.t4g.medium",
  allocatedStorage: 50,
  storageEncrypted: true,
  kmsKeyId: key.arn,
  username: "records",
  password,
  multiAz: true,
  backupRetentionPeriod: 14,
  deletionProtection: true,
  dbSubnetGroupName: new SubnetGroup("records", { subnetIds: subnets.map(({ id }) => id) }).name,
  vpcSecurityGroupIds: [access.id],
});
const secret = new Secret("database", { kmsKeyId: key.arn });
new SecretVersion("database", { secretId: secret.id, secretString: password });

export const endpoint = database.endpoint;

import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount, type AwsAccount } from "./account";
import type { KeyUse } from "./key-uses";
import { policyDocument } from "./policies";

export interface CustomerKeyArgs {
  readonly description: string;
  readonly uses?: readonly KeyUse[];
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** A key of one's own: it rotates, and its policy says who may use it. */
export class CustomerKey extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: CustomerKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:CustomerKey", name, {}, opts);
    const { description, uses = [], protect, tags } = args;
    const account = awsAccount(this);

    const key = new kms.Key(
      name,
      {
        description,
        enableKeyRotation: true,
        deletionWindowInDays: protect ? 30 : 7,
        policy: policyDocument([administration(account), ...uses.flatMap((use) => use(account))]),
        tags,
      },
      { parent: this, protect },
    );
    new kms.Alias(name, { namePrefix: `alias/${name}-`, targetKeyId: key.keyId }, { parent: this });

    this.arn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

/** Leaves it to the account's IAM policies who administers the key. Without this, nobody could change it again. */
function administration({ id, partition }: AwsAccount) {
  return {
    Sid: "AccountAdministration",
    Effect: "Allow" as const,
    Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${id}:root` },
    Action: "kms:*",
    Resource: "*",
  };
}

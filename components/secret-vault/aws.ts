import { Secret, SecretPolicy, SecretVersion } from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../aws/account";
import { CustomerKey } from "../aws/customer-key";
import { secretsOnly } from "../aws/key-uses";
import { policyDocument } from "../aws/policies";
import { writeVersion } from "./write-only";

export interface AwsSecretVaultArgs {
  readonly activationId: pulumi.Output<string>;
  readonly customerId: pulumi.Output<string>;
  /** Days in which a deleted secret can be brought back, 7 to 30; none without `protect`. */
  readonly recoveryDays: number;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** A secret, once its value is stored. */
export interface StoredSecret {
  /** Known in a preview: good for policies. */
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Changes with the value. */
  readonly version: pulumi.Output<string>;
}

/** The two Qualys ids in Secrets Manager, under a key of their own, readable over TLS by this account alone. */
export class AwsSecretVault extends pulumi.ComponentResource {
  readonly activationId: StoredSecret;
  readonly customerId: StoredSecret;
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: AwsSecretVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:SecretVault", name, {}, opts);
    const { protect, tags } = args;

    const description = "Qualys ids of the registry sensor";
    const key = new CustomerKey(`${name}-key`, { description, uses: [secretsOnly], protect, tags }, { parent: this });
    this.keyArn = key.arn;
    this.activationId = this.store(`${name}-activation-id`, "Qualys activation id", args.activationId, args);
    this.customerId = this.store(`${name}-customer-id`, "Qualys customer id", args.customerId, args);

    this.registerOutputs({ keyArn: this.keyArn });
  }

  private store(
    name: string,
    description: string,
    value: pulumi.Output<string>,
    { recoveryDays, protect, tags }: AwsSecretVaultArgs,
  ): StoredSecret {
    const secret = new Secret(
      name,
      // E10: a name of its own every time, so that one in its recovery window does not stand in the way.
      { description, kmsKeyId: this.keyArn, recoveryWindowInDays: protect ? recoveryDays : 0, tags },
      { parent: this, protect },
    );
    new SecretPolicy(
      name,
      { secretArn: secret.arn, blockPublicPolicy: true, policy: refuseOutsiders(this) },
      { parent: this },
    );
    const version = new SecretVersion(
      name,
      { secretId: secret.id, secretStringWo: value, secretStringWoVersion: writeVersion(value) },
      { parent: this },
    );
    return { name: secret.name, arn: version.arn, version: version.versionId };
  }
}

function refuseOutsiders(parent: pulumi.Resource): pulumi.Output<string> {
  const refuse = { Effect: "Deny" as const, Principal: "*" as const, Action: "secretsmanager:*", Resource: "*" };
  return policyDocument([
    { ...refuse, Sid: "NoPlainHttp", Condition: { Bool: { "aws:SecureTransport": false } } },
    {
      ...refuse,
      Sid: "NoOtherAccount",
      Condition: { StringNotEquals: { "aws:PrincipalAccount": awsAccount(parent).id } },
    },
  ]);
}

import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../settings";

export interface EcsQualysSensorArgs {
  /** ARN of a cluster of container instances, without a default capacity provider strategy (a DAEMON service allows none). */
  readonly clusterArn: pulumi.Input<string>;
  readonly network: EcsSensorNetwork;
  readonly credentials: EcsCredentials;
  /** Full reference of the image, pinned by digest where the registry knows it. */
  readonly image: pulumi.Input<string>;
  /** ARN of the ECR repository that holds the image; none when it comes from somewhere else. */
  readonly repositoryArn?: pulumi.Input<string>;
  /** ARN of a Secrets Manager secret that unlocks another private registry. */
  readonly pullSecret?: string;
  readonly podUrl: string;
  readonly sensor: Settings["sensor"];
  readonly logs: EcsSensorLogs;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface EcsSensorNetwork {
  readonly vpcId: pulumi.Input<string>;
  readonly vpcCidr: pulumi.Input<string>;
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
}

/** Where the two ids are. Names are known in a preview and go into policies; ARNs are known once the secrets exist. */
export interface EcsCredentials {
  readonly activationId: StoredSecret;
  readonly customerId: StoredSecret;
  /** ARN of the key that encrypts both. */
  readonly keyArn: pulumi.Input<string>;
}

export interface StoredSecret {
  readonly name: pulumi.Input<string>;
  readonly arn: pulumi.Input<string>;
  /** Rolls the tasks when it changes, because a running task keeps the value it was started with. */
  readonly version?: pulumi.Input<string>;
}

export interface EcsSensorLogs {
  readonly retentionDays: number;
  /** ARN of a key whose policy lets CloudWatch Logs use it for groups of this account. */
  readonly keyArn: pulumi.Input<string>;
}

/** The registry sensor on every container instance of an ECS cluster. */
export class EcsQualysSensor extends pulumi.ComponentResource {
  readonly serviceName: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, _args: EcsQualysSensorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:QualysSensor", name, {}, opts);
    this.serviceName = pulumi.output(name);
    this.logGroupName = pulumi.output(name);
    this.securityGroupId = pulumi.output(name);
    this.registerOutputs({
      serviceName: this.serviceName,
      logGroupName: this.logGroupName,
      securityGroupId: this.securityGroupId,
    });
  }
}

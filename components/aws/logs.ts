import type * as pulumi from "@pulumi/pulumi";

/** How log groups are kept. */
export interface LogStorage {
  readonly retentionDays: number;
  /** ARN of a key that CloudWatch Logs may use. */
  readonly keyArn: pulumi.Input<string>;
}

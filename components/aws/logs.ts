import type * as pulumi from "@pulumi/pulumi";
import { CustomerKey } from "./customer-key";
import { logGroups } from "./key-uses";

/** How log groups are kept. */
export interface LogStorage {
  readonly retentionDays: number;
  /** ARN of a key that CloudWatch Logs may use. */
  readonly keyArn: pulumi.Input<string>;
}

export interface LogStorageArgs {
  readonly retentionDays: number;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Makes one key for all log groups of a stack. */
export function logStorage(name: string, { retentionDays, protect, tags }: LogStorageArgs): LogStorage {
  const description = "Logs of the network, the cluster and the sensor";
  const key = new CustomerKey(name, { description, uses: [logGroups], protect, tags });
  return { retentionDays, keyArn: key.arn };
}

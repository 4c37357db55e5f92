import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "../../aws/account";
import type { Condition } from "./alarms";

/** Events of the account that are recorded, and when their number is an alarm. */
export interface Events extends Omit<Condition, "silence"> {
  /** What EventBridge matches events with. */
  readonly pattern: pulumi.Input<object>;
  /** They are records of CloudTrail, of calls that only read: EventBridge leaves those out unless it is told not to. */
  readonly areReads?: true;
}

export type WatchedEvents = Readonly<Record<string, Events>>;

export interface WatchedVault {
  /** Names of the secrets. */
  readonly secrets: readonly pulumi.Input<string>[];
  /** ARNs of the roles and users who are meant to read them. */
  readonly readers: readonly pulumi.Input<string>[];
}

/**
 * E25: who reads the ids. Only CloudTrail knows, and EventBridge hears of it in an account with a trail of management
 * events, any at all; this stack makes none, because accounts have one for everything.
 */
export function vaultEvents({ secrets, readers }: WatchedVault, account: AwsAccount): WatchedEvents {
  const calls = (detail: object) => ({
    source: ["aws.secretsmanager"],
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: {
      eventName: ["GetSecretValue"],
      // A caller may name a secret, or give its ARN.
      requestParameters: { secretId: secrets.flatMap((name) => [prefix(name), prefix(secretArn(name, account))]) },
      ...detail,
    },
  });
  const strangers = [{ "anything-but": readers }];
  const issuer = (arn: object[]) => ({ sessionContext: { sessionIssuer: { arn } } });
  return {
    "vault-read": {
      description:
        "Somebody other than the sensor and who deploys has read the Qualys ids: the record of events says who. If it was meant, name the role in alerts.vaultReaders; if not, treat the ids as leaked.",
      pattern: calls({
        errorCode: [{ exists: false }],
        // Of a session the role counts. Who has none, such as a user, counts himself.
        $or: [
          { userIdentity: issuer(strangers) },
          { userIdentity: { ...issuer([{ exists: false }]), arn: strangers } },
        ],
      }),
      areReads: true,
      bad: { above: 0 },
      minutes: 5,
    },
    "vault-denied": {
      description:
        "Somebody was refused the Qualys ids: the record of events says who. If it is the sensor, it lacks the right to its secrets or their key.",
      pattern: calls({ errorCode: ["AccessDenied", "AccessDeniedException"] }),
      areReads: true,
      bad: { above: 0 },
      minutes: 5,
    },
  };
}

const prefix = (text: pulumi.Input<string>) => ({ prefix: text });

function secretArn(name: pulumi.Input<string>, { partition, region, id }: AwsAccount) {
  return pulumi.interpolate`arn:${partition}:secretsmanager:${region}:${id}:secret:${name}`;
}

/**
 * Shells that ECS Exec opens in the cluster's tasks. It is off unless a setting says otherwise, and whoever may update the
 * service switches it on: CloudTrail tells of each use (E25 says of which trail).
 */
export function shellEvents(clusterName: pulumi.Input<string>, clusterArn: pulumi.Input<string>): WatchedEvents {
  return {
    shells: {
      description:
        "Somebody has opened a shell in a container by ECS Exec, where the Qualys ids can be read: the record of events says who, the log group of sessions what was done.",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: {
          eventName: ["ExecuteCommand"],
          // A caller may name a cluster, or give its ARN.
          requestParameters: { cluster: [clusterName, clusterArn] },
        },
      },
      areReads: true,
      bad: { above: 0 },
      minutes: 5,
    },
  };
}

/** Tasks that end by themselves, or do not start; a deployment that replaces them is neither. */
export function taskEvents(clusterArn: pulumi.Input<string>, serviceName: pulumi.Input<string>): WatchedEvents {
  return {
    restarts: {
      description:
        "The sensor ends again and again, or does not start: the record of events says why, then see its log.",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Task State Change"],
        detail: {
          clusterArn: [clusterArn],
          group: [pulumi.interpolate`service:${serviceName}`],
          lastStatus: ["STOPPED"],
          stopCode: ["EssentialContainerExited", "TaskFailedToStart"],
        },
      },
      bad: { above: 2 },
      minutes: 30,
      stopsScans: true,
    },
  };
}

import * as pulumi from "@pulumi/pulumi";
import type { Condition } from "./alarms";

/** Lines of a log group that are counted, and when their number is an alarm. */
export interface LogLines extends Condition {
  readonly groupName: pulumi.Input<string>;
  /** CloudWatch filter pattern. */
  readonly pattern: pulumi.Input<string>;
}

export type CountedLines = Readonly<Record<string, LogLines>>;

/** The sensor ends with exit code 0 whatever went wrong, so its log has to be read (S24). */
export function sensorErrors(groupName: pulumi.Input<string>, pattern: pulumi.Input<string>): CountedLines {
  return {
    errors: {
      description: "The sensor reports errors: wrong ids, no way to Qualys or to a registry. See its log.",
      groupName,
      pattern,
      bad: { above: 5 },
      minutes: 15,
      silence: "notBreaching",
      stopsScans: true,
    },
  };
}

/** What the sensor's pods say, or do not, in a log group of every pod's output, which is never silent as a whole. */
export function podLines(groupName: pulumi.Input<string>, namespace: pulumi.Input<string>): CountedLines {
  return {
    ...sensorErrors(
      groupName,
      pulumi.interpolate`{ ($.kubernetes.namespace_name = "${namespace}") && (($.log = "*ERROR*") || ($.log = "*FATAL*")) }`,
    ),
    silence: {
      description:
        "Nothing that the sensor writes has arrived for an hour: it hangs, cannot start, or the agent that collects logs does not run.",
      groupName,
      pattern: pulumi.interpolate`{ $.kubernetes.namespace_name = "${namespace}" }`,
      bad: { below: 1 },
      minutes: 60,
      silence: "breaching",
      stopsScans: true,
    },
  };
}

export interface WatchedSecret {
  readonly namespace: pulumi.Input<string>;
  /** ARN of the IAM principal that deploys, which reads what it wrote. */
  readonly deployer: string;
}

/** Who reads Secrets as a part of the cluster: kubelets, controllers, and AWS' own add-ons. */
const partsOfCluster = [
  ...["system:node:*", "system:apiserver", "system:kube-*", "eks:*"],
  ...["system:serviceaccount:kube-system:*", "system:serviceaccount:amazon-cloudwatch:*"],
];

/** E25: the ids lie in a Secret, too. In the audit log of a cluster that runs nothing but the sensor. */
export function secretReads(groupName: pulumi.Input<string>, { namespace, deployer }: WatchedSecret): CountedLines {
  const strangers = [...partsOfCluster, userOf(deployer)].map((user) => `($.user.username != "${user}")`);
  // Who lists the Secrets of all namespaces names none.
  const secrets = pulumi.interpolate`($.objectRef.resource = "secrets") && (($.objectRef.namespace = "${namespace}") || ($.objectRef.namespace NOT EXISTS))`;
  const reads = ["get", "list", "watch"].map((verb) => `($.verb = "${verb}")`).join(" || ");
  return {
    "secret-read": {
      description:
        "Somebody other than the cluster and who deploys has read the Qualys ids inside the cluster, or tried to: the audit log in the control plane's log group says who. If it was not meant, treat the ids as leaked.",
      groupName,
      pattern: pulumi.interpolate`{ ${secrets} && (${reads}) && ${strangers.join(" && ")} }`,
      bad: { above: 0 },
      minutes: 5,
      silence: "notBreaching",
    },
  };
}

/** What Kubernetes calls an IAM principal with an access entry: a role by its sessions, and without its path. */
function userOf(principalArn: string): string {
  const [, partition, account, name] = /^arn:([^:]+):iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(principalArn) ?? [];
  return name === undefined ? principalArn : `arn:${partition}:sts::${account}:assumed-role/${name}/*`;
}

/** In flow logs of the standard form. */
export function rejectedFlows(groupName: pulumi.Input<string>, cidr: pulumi.Input<string>): CountedLines {
  return {
    rejects: {
      description:
        "Something inside the network tries ports or addresses that the security groups do not open: a registry that sensor.egress does not name, or somebody who looks around. See the flow logs.",
      groupName,
      pattern: pulumi.output(cidr).apply(rejectsFrom),
      bad: { above: 20 },
      minutes: 15,
      silence: "notBreaching",
    },
  };
}

/**
 * Rejected flows that began inside a network; from outside there are always some, as NAT gateways have public addresses.
 * Ports from 32768 on belong to answers that came too late. A range that ends within an octet is widened to the octet.
 */
export function rejectsFrom(cidr: string): string {
  const [address = "", prefix] = cidr.split("/");
  const octets = address.split(".").slice(0, Math.floor(Number(prefix) / 8));
  const source = `${octets.join(".")}.*`;
  return `[version, account, interface, source=${source}, destination, sourceport, port<32768, protocol, packets, bytes, start, end, action=REJECT, status]`;
}

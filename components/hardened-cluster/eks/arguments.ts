import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../settings";
import type { AwsAccount } from "../../aws/account";
import type { LogStorage } from "../../aws/logs";
import type { Traffic } from "../../aws/security-rules";
import type { AwsNetwork } from "../../secure-vpc/aws/network";
import type { NodeConfiguration } from "./user-data";

export interface EksHardenedClusterArgs {
  readonly network: AwsNetwork;
  readonly version: string;
  readonly addOns: AddOnVersions;
  readonly serviceCidr: string;
  /** Public ranges that may reach the API server; none: it answers inside the network only. */
  readonly publicApiCidrs: readonly string[];
  /** Whoever deploys does so from inside of the network. */
  readonly reachedFromInside: boolean;
  /** Ranges of connected networks that may reach the API server's private address. */
  readonly peers: readonly string[];
  /** ARNs of the IAM principals that administer the cluster; whoever deploys is one of them. */
  readonly admins: readonly string[];
  readonly nodes: EksNodes;
  /** Pods ask for volumes. */
  readonly volumes: boolean;
  /** What nodes and pods may reach outside the cluster. */
  readonly egress: Readonly<Record<string, Traffic>>;
  /** Files of every node, and its way out. */
  readonly host: NodeConfiguration;
  readonly logs: LogStorage;
  readonly deletionProtection: boolean;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Versions that somebody chose, by add-on. */
export type AddOnVersions = Settings<"aws-eks">["cluster"]["addOns"];

export interface EksNodes {
  readonly type: string;
  readonly min: number;
  /** Room for rolling updates. K11: nothing scales by load, because a sensor's work comes from registries. */
  readonly max: number;
  readonly diskGiB: number;
}

/** What the steps that make a cluster share. */
export interface EksParts extends EksHardenedClusterArgs {
  readonly name: string;
  readonly account: AwsAccount;
  readonly keyArn: pulumi.Output<string>;
}

/** What the steps share that come after the control plane. */
export interface RunningEksParts extends EksParts {
  readonly clusterName: pulumi.Output<string>;
}

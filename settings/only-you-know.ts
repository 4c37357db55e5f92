import * as commands from "./commands";
import type { Cloud } from "./clouds";
import { type Finding, path } from "./finding";
import { cloudOf, type Input, read, type StackConfig, write } from "./input";
import { isTree, key, type Path, valueAt, withValue } from "./paths";
import { example, shapeAt, standard } from "./shape";

/*
 * What nobody but the user can know. It has no default: a deployment is refused until it is set. The offline preview
 * completes a configuration with stand-ins, which come from ranges and names that are kept for examples.
 */

interface OnlyYouKnow {
  readonly at: Path;
  readonly why: string;
  readonly standIn: string | readonly string[];
  /** Somebody may really mean the stand-in. */
  readonly real?: boolean;
  /** Other places where it may be said instead. */
  readonly or?: readonly Path[];
  readonly needed?: (input: Input) => boolean;
}

/** Somebody else's Secret takes the place of both ids. */
const ownSecret = (input: Input) => valueAt(input, path("credentials.existingSecret")) === undefined;

const ids: readonly OnlyYouKnow[] = [
  {
    at: path("activationId"),
    why: "ties the sensor to your Qualys subscription",
    needed: ownSecret,
    standIn: "00000000-0000-0000-0000-000000000001",
  },
  {
    at: path("customerId"),
    why: "names your Qualys subscription",
    needed: ownSecret,
    standIn: "00000000-0000-0000-0000-000000000002",
  },
];

export const isId = (at: Path) => ids.some((id) => key(id.at) === key(at));

const place = (at: string, standIn: string): OnlyYouKnow => ({
  at: [at],
  why: "says where everything is made",
  standIn,
  real: true,
});

const project: OnlyYouKnow = {
  at: ["gcp:project"],
  why: "says which project everything is made in",
  standIn: "example-project",
};

const context: OnlyYouKnow = {
  at: ["kubernetes:context"],
  why: "says which cluster of your kubeconfig the sensor goes onto",
  standIn: "example",
};

/** Nothing copies the image into a registry of one's own, which would know it. */
const imageDigest: OnlyYouKnow = {
  at: path("image.digest"),
  why: "says which image runs, whatever its tag comes to mean; `docker buildx imagetools inspect` shows it",
  standIn: `sha256:${"00000001".repeat(8)}`,
};

const ownCluster = (input: Input) => valueAt(input, path("cluster.existing")) === undefined;

const admins = (standIn: string): OnlyYouKnow => ({
  at: path("cluster.admins"),
  why: "says who administers the cluster: whoever creates it does not by himself",
  standIn: [standIn],
  needed: ownCluster,
});

const authorizedCidrs: OnlyYouKnow = {
  at: path("cluster.api.authorizedCidrs"),
  why: "says from where the Kubernetes API server is reached, by administrators and by this deployment",
  standIn: ["203.0.113.0/24"],
  needed: (input) => ownCluster(input) && valueAt(input, path("cluster.api.access")) !== "private",
};

const alerts: OnlyYouKnow = {
  at: path("alerts.email"),
  or: [path("alerts.target")],
  why: "says who hears of alarms",
  standIn: "security-team@example.com",
};

const byCloud: Readonly<Record<Cloud, readonly OnlyYouKnow[]>> = {
  "aws-ecs": [place("aws:region", "eu-central-1"), ...ids, alerts],
  "aws-eks": [
    place("aws:region", "eu-central-1"),
    ...ids,
    admins("arn:aws:iam::123456789012:role/admins"),
    authorizedCidrs,
    alerts,
  ],
  azure: [
    place("azure-native:location", "westeurope"),
    ...ids,
    admins("00000000-0000-0000-0000-000000000003"),
    authorizedCidrs,
    alerts,
  ],
  // The API server's DNS endpoint is guarded by IAM: it needs no ranges.
  gcp: [project, place("gcp:region", "europe-west3"), ...ids, admins("group:admins@example.com"), alerts],
  kubernetes: [context, imageDigest, ...ids],
};

/** Where the offline preview notes which values are stand-ins, so that a deployment takes none of them for an answer. */
const noteOfStandIns = "offline-preview:standIns";

/** What is not said, and what is said with a stand-in. */
export function unanswered({ values }: StackConfig, input: Input, cloud: Cloud): Finding[] {
  const noted = values[noteOfStandIns]?.split(" ") ?? [];
  return needed(input, cloud).flatMap((item): Finding[] => {
    const to = standard(shapeAt(cloud, item.at));
    if (isUnset(input, item)) return [{ at: item.at, wrong: `is not set; it ${item.why}`, to }];
    if (item.real || noted.includes(key(item.at))) return [];
    return standInsAt(input, item).map((at) => ({ at, wrong: "is only the offline preview's stand-in", to }));
  });
}

/** Valid values of all that must be there: what else is wrong can be judged with them. */
export function standInsFor(cloud: Cloud): Input {
  const required = byCloud[cloud].filter(({ at }) => at.length === 1);
  return { cloud, ...Object.fromEntries(required.map(({ at, standIn }) => [at[0], standIn])) };
}

/** All that has to be set on a cloud. */
export function settingsToSet(cloud: Cloud): SettingToSet[] {
  return byCloud[cloud].map((item) => toSet(item, cloud));
}

function toSet({ at, why }: OnlyYouKnow, cloud: Cloud): SettingToSet {
  const shape = shapeAt(cloud, at);
  const place = shape?.items === undefined ? at : [...at, 0];
  const command = isId(at) ? commands.setSecret(at) : commands.set(place, standard(shape) ?? "");
  return { key: key(at), why, command };
}

export interface SettingToSet {
  readonly key: string;
  readonly why: string;
  readonly command: string;
}

export interface Completed {
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  readonly missing: readonly SettingToSet[];
}

/** A stack file's configuration without its encrypted values, of which only the keys are known. */
export interface ClosedConfig {
  readonly values: Readonly<Record<string, string>>;
  readonly encrypted: readonly string[];
}

/** The configuration with stand-ins for all that is missing or encrypted, and what the user has to set. */
export function withStandIns({ values, encrypted }: ClosedConfig): Completed {
  const cloud = cloudOf(values);
  if (cloud === undefined) return { values, secretKeys: encrypted, missing: [] };
  const written = read(values, cloud);
  const unset = needed(written, cloud).filter(
    (item) => isUnset(written, item) && !encrypted.includes(key([item.at[0] ?? ""])),
  );
  const open = opened(written, cloud, []) as Input;
  const standIns = needed(open, cloud).filter((item) => isUnset(open, item));
  const filled = standIns.reduce<unknown>((input, { at, standIn }) => withValue(input, at, standIn), open) as Input;
  const standInIds = standIns.filter(({ at }) => isId(at)).map(({ at }) => key(at));
  const holders = Object.keys(written).filter((name) => holdsClosed(written[name]));
  return {
    values: { ...write(values, filled), [noteOfStandIns]: standIns.map(({ at }) => key(at)).join(" ") },
    secretKeys: [...new Set([...encrypted, ...standInIds, ...holders.map((name) => key([name]))])],
    missing: unset.map((item) => toSet(item, cloud)),
  };
}

function needed(input: Input, cloud: Cloud): readonly OnlyYouKnow[] {
  return byCloud[cloud].filter(({ needed }) => needed?.(input) ?? true);
}

function isUnset(input: Input, { at, or = [] }: OnlyYouKnow): boolean {
  return [at, ...or].every((place) => isEmpty(valueAt(input, place)) && isMap(valueAt(input, place.slice(0, -1))));
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What is to hold a setting: a map, or nothing yet. Anything else is wrong itself. */
const isMap = (holder: unknown) => holder === undefined || (isTree(holder) && !Array.isArray(holder));

/** Where a stand-in was taken for an answer. */
function standInsAt(input: Input, { at, standIn }: OnlyYouKnow): Path[] {
  const value = valueAt(input, at);
  if (!Array.isArray(standIn)) return value === standIn ? [at] : [];
  const entries = Array.isArray(value) ? [...value.entries()] : [];
  return entries.filter(([, entry]) => standIn.includes(entry)).map(([index]) => [...at, index]);
}

/** An encrypted value, as a stack file has it. */
const isClosed = (value: unknown) => isTree(value) && Object.keys(value).join() === "secure";

const holdsClosed = (value: unknown): boolean =>
  isTree(value) && (isClosed(value) || Object.values(value).some(holdsClosed));

/** Encrypted values inside objects replaced by the example of their field; one without an example is left out. */
function opened(value: unknown, cloud: Cloud, at: Path): unknown {
  if (!isTree(value)) return value;
  if (isClosed(value)) {
    const shape = shapeAt(cloud, at);
    return shape && example(shape);
  }
  if (Array.isArray(value)) return value.map((entry, index) => opened(entry, cloud, [...at, index]));
  const entries = Object.entries(value).map(([name, inner]) => [name, opened(inner, cloud, [...at, name])]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

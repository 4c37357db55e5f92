import * as commands from "./commands";
import type { Cloud } from "./clouds";
import { type Finding, path } from "./finding";
import { cloudOf, type Input, read, type StackConfig, write } from "./input";
import { isTree, key, type Path, valueAt, withValue } from "./paths";
import { example, shapeAt } from "./shape";

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

const ids: readonly OnlyYouKnow[] = [
  {
    at: path("activationId"),
    why: "ties the sensor to your Qualys subscription",
    standIn: "00000000-0000-0000-0000-000000000001",
  },
  { at: path("customerId"), why: "names your Qualys subscription", standIn: "00000000-0000-0000-0000-000000000002" },
];

const secrets: readonly Path[] = ids.map(({ at }) => at);

const place = (at: string, standIn: string): OnlyYouKnow => ({
  at: [at],
  why: "says where everything is made",
  standIn,
  real: true,
});

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
  gcp: [
    { at: ["gcp:project"], why: "says which project everything is made in", standIn: "example-project" },
    place("gcp:region", "europe-west3"),
    ...ids,
    admins("group:admins@example.com"),
    alerts,
  ],
};

/** Where the offline preview notes which values are stand-ins, so that a deployment takes none of them for an answer. */
const noteOfStandIns = "offline-preview:standIns";

/** What is not said, and what is said with a stand-in. */
export function unanswered({ values }: StackConfig, input: Input, cloud: Cloud): Finding[] {
  const noted = values[noteOfStandIns]?.split(" ") ?? [];
  return needed(input, cloud).flatMap((item): Finding[] => {
    const [to] = [item.standIn].flat();
    if (isUnset(input, item)) return [{ at: item.at, wrong: `is not set; it ${item.why}`, to }];
    const taken = [valueAt(input, item.at)].flat().includes(to) && !item.real && !noted.includes(key(item.at));
    return taken ? [{ at: item.at, wrong: "is only the offline preview's stand-in", to }] : [];
  });
}

/** Valid values of all that must be there: what else is wrong can be judged with them. */
export function standInsFor(cloud: Cloud): Input {
  const required = byCloud[cloud].filter(({ at }) => at.length === 1);
  return { cloud, ...Object.fromEntries(required.map(({ at, standIn }) => [at[0], standIn])) };
}

/** All that has to be set on a cloud. */
export function settingsToSet(cloud: Cloud): SettingToSet[] {
  return byCloud[cloud].map(toSet);
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
  const cloud = cloudOf({ stack: "", values });
  if (cloud === undefined) return { values, secretKeys: encrypted, missing: [] };
  const written = read(values, cloud);
  const unset = needed(written, cloud).filter(
    (item) => isUnset(written, item) && !encrypted.includes(key([item.at[0] ?? ""])),
  );
  const open = opened(written, cloud, []) as Input;
  const standIns = needed(open, cloud).filter((item) => isUnset(open, item));
  const filled = standIns.reduce<unknown>((input, { at, standIn }) => withValue(input, at, standIn), open) as Input;
  return {
    values: { ...write(values, filled), [noteOfStandIns]: standIns.map(({ at }) => key(at)).join(" ") },
    secretKeys: [...new Set([...encrypted, ...secrets.map(key)])],
    missing: unset.map(toSet),
  };
}

export const isId = (at: Path) => secrets.some((id) => key(id) === key(at));

function toSet(item: OnlyYouKnow): SettingToSet {
  return { key: key(item.at), why: item.why, command: command(item) };
}

function command({ at, standIn }: OnlyYouKnow): string {
  if (isId(at)) return commands.setSecret(at);
  return typeof standIn === "string" ? commands.set(at, standIn) : commands.set([...at, 0], standIn[0] ?? "");
}

function needed(input: Input, cloud: Cloud): readonly OnlyYouKnow[] {
  return byCloud[cloud].filter(({ needed }) => needed?.(input) ?? true);
}

function isUnset(input: Input, { at, or = [] }: OnlyYouKnow): boolean {
  return [at, ...or].every((place) => {
    const value = valueAt(input, place);
    return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
  });
}

/** Encrypted values inside objects replaced by the example of their field; one without an example is left out. */
function opened(value: unknown, cloud: Cloud, at: Path): unknown {
  if (!isTree(value)) return value;
  if (Object.keys(value).join() === "secure") {
    const shape = shapeAt(cloud, at);
    return shape && example(shape);
  }
  if (Array.isArray(value)) return value.map((entry, index) => opened(entry, cloud, [...at, index]));
  const entries = Object.entries(value).map(([name, inner]) => [name, opened(inner, cloud, [...at, name])]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

import { type Cloud, clouds } from "./clouds";
import { isTree, namespace } from "./paths";
import { schemas } from "./schema";
import { nearest } from "./suggest";

/** A stack's configuration as Pulumi hands it to a program: text by full key, objects as JSON. */
export interface StackConfig {
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
  /** Full keys of the values that are, or contain, secrets. */
  readonly secretKeys: readonly string[];
}

/** What was written, by key: keys of the project without the namespace, keys of providers with theirs. */
export type Input = Readonly<Record<string, unknown>>;

const ours = `${namespace}:`;

/** The cloud that is named. */
export function cloudOf(values: StackConfig["values"]): Cloud | undefined {
  return clouds.find((cloud) => cloud === values[`${ours}cloud`]);
}

/** What `Pulumi.yaml` hands over for a setting that no stack file mentions. */
const nothing = ["", "{}"];

export function read(values: StackConfig["values"], cloud: Cloud): Input {
  const written = Object.entries(values).filter(([, text]) => !nothing.includes(text));
  const mine = written.flatMap(([key, text]): [string, unknown][] => {
    const setting = settingOf(key, cloud);
    if (setting === undefined) return [];
    return [[setting, isOfProvider(key, cloud) || isUnread(key, cloud) ? text : parsed(text)]];
  });
  return Object.fromEntries(mine);
}

/** What a key is called in the input; nothing if it is somebody else's. */
export function settingOf(key: string, cloud: Cloud): string | undefined {
  if (key.startsWith(ours)) return key.slice(ours.length);
  return isOfProvider(key, cloud) || isUnread(key, cloud) || meantOfProvider(key, cloud) !== undefined || isSlip(key)
    ? key
    : undefined;
}

const isOfProvider = (key: string, cloud: Cloud) => Object.hasOwn(schemas[cloud].shape, key);

/** `aws:region` for `aws:regoin`. A provider has many keys that are not among the settings, and none is so near to these. */
export function meantOfProvider(key: string, cloud: Cloud): string | undefined {
  const [provider = "", name = ""] = key.split(":");
  const names = Object.keys(schemas[cloud].shape).flatMap((each) =>
    each.startsWith(`${provider}:`) ? [each.slice(provider.length + 1)] : [],
  );
  const close = nearest(name, names);
  return close === undefined || close === name ? undefined : `${provider}:${close}`;
}

/**
 * What Pulumi's own provider of Kubernetes would take from the stack, a kubeconfig above all. Where the settings have a
 * context, the provider is one of this program's, which is told that alone.
 */
export const isUnread = (key: string, cloud: Cloud) =>
  key.startsWith("kubernetes:") && !isOfProvider(key, cloud) && isOfProvider("kubernetes:context", cloud);

/** Pulumi says nothing of a namespace that nobody reads. One with the words of ours was meant to be ours. */
function isSlip(key: string): boolean {
  const [written = "", name] = key.split(":");
  const meant = words(written).flatMap((word) => nearest(word, words(namespace)) ?? []);
  const isAlike = meant.length > 1 || meant.includes(words(namespace)[0] ?? "");
  return name !== undefined && (isAlike || nearest(written, [namespace]) !== undefined);
}

const words = (name: string) => name.split(/[^A-Za-z]+/).filter((word) => word.length > 3);

/** The other way round, over the values that `input` was read from. */
export function write(values: StackConfig["values"], input: Input): Record<string, string> {
  const rest = Object.entries(values).filter(([key]) => !key.startsWith(ours));
  const mine = Object.entries(input).map(([key, value]) => [key.includes(":") ? key : ours + key, flat(value)]);
  return Object.fromEntries([...rest, ...mine]);
}

/** Text that holds an object or a truth value as JSON; any other is what it says. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTree(value) || typeof value === "boolean" ? value : text;
  } catch {
    return text;
  }
}

const flat = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

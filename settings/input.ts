import { type Cloud, clouds } from "./clouds";
import { isTree, namespace } from "./paths";
import { schemas } from "./schema";

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

/** The cloud that is named, or else the one that the stack is called after. */
export function cloudOf({ stack, values }: Pick<StackConfig, "stack" | "values">): Cloud | undefined {
  const named = values[`${ours}cloud`];
  return clouds.find((cloud) => cloud === named) ?? clouds.find((cloud) => cloud === stack);
}

/** What `Pulumi.yaml` hands over for a setting that no stack file mentions. */
const nothing = ["", "{}"];

export function read(values: StackConfig["values"], cloud: Cloud): Input {
  const entries = Object.entries(values).filter(([, text]) => !nothing.includes(text));
  const mine = entries.flatMap(([key, text]): [string, unknown][] => {
    if (key.startsWith(ours)) return [[key.slice(ours.length), parsed(text)]];
    return Object.hasOwn(schemas[cloud].shape, key) ? [[key, text]] : [];
  });
  return Object.fromEntries(mine);
}

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

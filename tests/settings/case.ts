import type { Cloud } from "../../settings/clouds";
import type { StackConfig } from "../../settings/input";
import { namespace } from "../../settings/paths";
import { type Changes, configuration } from "./configuration";

/** A wrong configuration: a committed stack with a user's answers, changed, and the whole text of each problem. */
export interface Case {
  readonly name: string;
  readonly stack: Cloud;
  /** What the stack is called, if not after its cloud. */
  readonly called?: string;
  /** Secrets that are stored in plain text. */
  readonly plain?: readonly string[];
  /** Other settings that are stored encrypted. */
  readonly encrypted?: readonly string[];
  readonly config: Changes;
  readonly problems: readonly string[];
}

export function configurationOf({ stack, called = stack, plain = [], encrypted = [], config }: Case): StackConfig {
  const { values, secretKeys } = configuration(stack, config);
  const open = plain.map((name) => `${namespace}:${name}`);
  const closed = encrypted.map((name) => (name.includes(":") ? name : `${namespace}:${name}`));
  return { stack: called, values, secretKeys: [...secretKeys.filter((key) => !open.includes(key)), ...closed] };
}

import path from "node:path";
import { readProject } from "../../preview/project";
import { withStandIns } from "../../settings/only-you-know";
import { type Changes, configOf } from "../support/preview";
import type { StackConfiguration } from "./pulumi";

const project = readProject(path.join(__dirname, "..", ".."));
const ids = ["activationId", "customerId"].map((id) => `${project.name}:${id}`);

/** A committed stack with some settings changed, the ids among them, and stand-ins for what only the user can know. */
export function configuration(stack: string, changes: Changes = {}): StackConfiguration {
  const { values, encrypted } = project.config(stack);
  const changed = Object.entries({ ...values, ...configOf(stack, changes) }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const completed = withStandIns({ values: Object.fromEntries(changed), encrypted });
  const given = ids.filter((id) => completed.values[id] !== undefined);
  return { ...completed, secretKeys: [...new Set([...completed.secretKeys, ...given])] };
}

import { type Resource, unknown } from "../resource";
import type { Stack } from "../stack";
import { containers } from "./containers";
import { isObject } from "./json";

type Labels = Readonly<Record<string, unknown>>;

/** What a workload's pods are labelled with, and what it looks for them by. */
export function podTemplateOf(properties: Labels): { readonly labels: Labels; readonly selected: Labels } {
  const spec = inside(properties, "spec");
  const template = inside(inside(spec, "jobTemplate", "spec") ?? spec ?? properties, "template");
  return {
    labels: inside(template ?? properties, "metadata", "labels") ?? {},
    selected: inside(spec, "selector", "matchLabels") ?? {},
  };
}

/** Whether the stack makes a pod with all of these labels. */
export function hasPodWith(stack: Stack, wanted: readonly (readonly [string, unknown])[]): boolean {
  const [first] = wanted;
  if (first === undefined) return containers.types.some((type) => stack.all(type).length > 0);
  const isWanted = ({ properties }: Resource) => {
    const { labels } = podTemplateOf(properties);
    return wanted.every(([name, value]) => labels[name] === value);
  };
  const among = (key: string | typeof unknown) =>
    containers.types.some((type) => stack.having(type, key, labelsOf).some(isWanted));
  return among(JSON.stringify(first)) || among(unknown);
}

/** By which a pod is found. */
const labelsOf = ({ properties }: Resource) =>
  Object.entries(podTemplateOf(properties).labels).map((label) => JSON.stringify(label));

function inside(value: unknown, ...path: readonly string[]): Labels | undefined {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
  return isObject(found) ? found : undefined;
}

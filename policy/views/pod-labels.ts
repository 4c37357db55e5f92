import type { Stack } from "../stack";
import { containers } from "./containers";
import { isObject } from "./json";

type Labels = Readonly<Record<string, unknown>>;

/** What a workload's pods are labelled with, and what it looks for them by. */
export function podTemplateOf(properties: Labels): { readonly labels: Labels; readonly selected: Labels } {
  const spec = inside(properties, "spec");
  const template = inside(inside(spec, "jobTemplate", "spec") ?? spec, "template");
  return {
    labels: inside(template, "metadata", "labels") ?? inside(properties, "metadata", "labels") ?? {},
    selected: inside(spec, "selector", "matchLabels") ?? {},
  };
}

/** The labels of all pods that the stack makes. */
export const podLabels = (stack: Stack): readonly Labels[] =>
  containers.types.flatMap((type) => stack.all(type)).map(({ properties }) => podTemplateOf(properties).labels);

function inside(value: unknown, ...path: readonly string[]): Labels | undefined {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
  return isObject(found) ? found : undefined;
}

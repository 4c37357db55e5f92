import type { Cloud, WholeStack } from "../clouds";
import type { Finding } from "../finding";
import type { ParsedSettings } from "../schema";

/** A condition on several settings, each of which is right by itself. Answers what is wrong, by the settings to change. */
export type Rule<Settings = ParsedSettings> = (settings: Settings, given: Given, today: Day) => readonly Finding[];

/** As year, month and day: `2026-11-30`. */
export type Day = string;

/** Whether a setting was written, and not left to its default. */
export type Given = (setting: string) => boolean;

/** Stacks that make everything, or a part of it on an existing cluster of the cloud. */
export type OnClouds = ParsedSettings<WholeStack>;
export type OnAws = ParsedSettings<"aws-ecs" | "aws-eks">;
export type OnManagedKubernetes = ParsedSettings<Exclude<WholeStack, "aws-ecs">>;
export type OnKubernetes = ParsedSettings<Exclude<Cloud, "aws-ecs">>;

/** Entries of a list from the last to the first: a command that removes one does not move those still to be mended. */
export function fromLast<Entry>(list: readonly Entry[]): [number, Entry][] {
  return [...list.entries()].reverse();
}

export function when(condition: boolean, finding: Finding): Finding[] {
  return condition ? [finding] : [];
}

/** Rules about one setting of which only one has to be heard: what each suggests would please those before it. */
export function firstToObject<Settings>(...rules: readonly Rule<Settings>[]): Rule<Settings> {
  return (settings, ...asked) => {
    for (const rule of rules) {
      const findings = rule(settings, ...asked);
      if (findings.length > 0) return findings;
    }
    return [];
  };
}

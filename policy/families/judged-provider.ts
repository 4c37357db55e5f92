import { resource } from "../examples";
import { when } from "../problems";
import { providerOf, providers } from "../providers";
import { stackRule, type Rule } from "../rule";
import type { Type } from "../types";

interface JudgedProvider {
  readonly cloud: keyof typeof providers;
  readonly name: string;
  /** Types of the provider that is judged, and of another. */
  readonly examples: readonly [judged: Type, other: string];
}

/** A rule that a cloud's resources are declared with the provider whose resources the other rules know. */
export function judgedProviderRule({ cloud, name, examples: [example, counterexample] }: JudgedProvider): Rule {
  const { judged, others } = providers[cloud];
  const isOther = (type: string) => others.some((other) => other === providerOf(type));
  const stack = resource("pulumi:pulumi:Stack", "stack", {});
  return stackRule("pulumi:pulumi:Stack", {
    id: `${cloud}/provider/judged`,
    title: `What is declared of ${name} is judged`,
    why: "The rules know the resources of one provider of a cloud: of those of another they say nothing, good or bad.",
    severity: "low",
    // That of Helm releases, whose resources no rule sees either.
    area: "runtime security",
    controls: {},
    fix: `Declare them with the provider ${judged}, or have them judged by other means.`,
    applies: (_, { types }) => [...types.keys()].some((type) => providerOf(type) === judged || isOther(type)),
    check(_, { types }) {
      const unjudged = [...types].filter(([type]) => isOther(type));
      const count = unjudged.reduce((sum, [, { length }]) => sum + length, 0);
      return when(count > 0, () => `no rule looks at ${count} of its resources: ${namesOf(unjudged)}`);
    },
    good: () => [[stack, resource(example, "example", {})]],
    bad: () =>
      [counterexample, ...others.map((other) => `${other}:example:Example`)].map((type) => [
        stack,
        { ...resource(example, "example", {}), type },
      ]),
  });
}

const namesOf = (types: readonly (readonly [string, unknown])[]) => {
  const names = types.map(([type]) => type).toSorted();
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and others` : names.join(", ");
};

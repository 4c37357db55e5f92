import type { Input } from "@pulumi/pulumi";

/** What each environment of the workflows may do: look, or deploy. */
export const environments = ["preview", "production"] as const;
export type Environment = (typeof environments)[number];

/** The variables that an environment gets. */
export type Variables = Readonly<Record<string, Input<string>>>;

export type Trust = (repository: string) => Readonly<Record<Environment, Variables>>;

export const issuer = "https://token.actions.githubusercontent.com";

/** Whom a token speaks for that GitHub gives to a job: one environment, whatever the branch. */
export function subject(repository: string, environment: Environment): string {
  return `repo:${repository}:environment:${environment}`;
}

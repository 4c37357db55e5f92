import type { Input } from "@pulumi/pulumi";

/** What each environment of the pipelines may do: look, or deploy. */
export const environments = ["preview", "production"] as const;
export type Environment = (typeof environments)[number];

/** The variables that an environment gets. */
export type Variables = Readonly<Record<string, Input<string>>>;

export type Trust = (pipelines: Pipelines) => Readonly<Record<Environment, Variables>>;

/** Where the pipelines run, and what their jobs' OIDC tokens say. */
export interface Pipelines {
  readonly platform: "github" | "gitlab";
  readonly issuer: string;
  readonly repository: string;
  /** Whom a token speaks for, by environment; a `*` stands for the rest. */
  readonly subjects: Readonly<Record<Environment, string>>;
}

/** GitHub's tokens name the environment, whatever the branch. */
export function github(repository: string): Pipelines {
  const subject = (environment: Environment) => `repo:${repository}:environment:${environment}`;
  return {
    platform: "github",
    issuer: "https://token.actions.githubusercontent.com",
    repository,
    subjects: { preview: subject("preview"), production: subject("production") },
  };
}

/** GitLab's name the branch: each one's jobs may look, and those of `main` deploy. A fork's name the fork. */
export function gitlab(issuer: string, repository: string): Pipelines {
  const subject = (branch: string) => `project_path:${repository}:ref_type:branch:ref:${branch}`;
  return { platform: "gitlab", issuer, repository, subjects: { preview: subject("*"), production: subject("main") } };
}

import * as pulumi from "@pulumi/pulumi";
import { github, gitlab, type Pipelines } from "./trust";

const clouds = ["aws", "azure", "gcp"] as const;
export type Cloud = (typeof clouds)[number];

interface Settings {
  readonly cloud: Cloud;
  readonly pipelines: Pipelines;
}

interface Setting {
  readonly allowed: string;
  readonly example: string;
  readonly matches: (value: string) => boolean;
}

const cloudSetting: Setting = {
  allowed: `one of ${clouds.join(", ")}`,
  example: "aws",
  matches: (value) => clouds.some((each) => each === value),
};
/** The address of a GitLab as its tokens have it: without a path, or a slash at the end. */
const gitlabSetting: Setting = {
  allowed: "the address of a GitLab; without it, the pipelines are GitHub's",
  example: "https://gitlab.com",
  matches: (value) => URL.canParse(value) && new URL(value).protocol === "https:" && new URL(value).origin === value,
};
// Nothing that means something in a condition, least of all `*`.
const repositorySettings: Readonly<Record<Pipelines["platform"], Setting>> = {
  github: {
    allowed: "OWNER/REPOSITORY, or OWNER@ID/REPOSITORY@ID if GitHub made or renamed it after July 15, 2026",
    example: "OWNER/REPOSITORY",
    matches: (value) => /^[\w-]+\/[\w.-]+$|^[\w-]+@\d+\/[\w.-]+@\d+$/.test(value),
  },
  gitlab: {
    allowed: "GROUP/PROJECT",
    example: "GROUP/PROJECT",
    matches: (value) => /^[\w.-]+(\/[\w.-]+)+$/.test(value),
  },
};

/** The settings, or one error that names all that is wrong with them. */
export function loadSettings(): Settings {
  const config = new pulumi.Config();
  const values = { cloud: config.get("cloud"), gitlab: config.get("gitlab"), repository: config.get("repository") };
  const platform = values.gitlab === undefined ? "github" : "gitlab";
  const problems = [
    ...problem(config, "cloud", cloudSetting),
    ...(values.gitlab === undefined ? [] : problem(config, "gitlab", gitlabSetting)),
    ...problem(config, "repository", repositorySettings[platform]),
  ];
  if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));
  const repository = values.repository ?? "";
  return {
    cloud: values.cloud as Cloud,
    pipelines: values.gitlab === undefined ? github(repository) : gitlab(values.gitlab, repository),
  };
}

function problem(config: pulumi.Config, key: string, { allowed, example, matches }: Setting): string[] {
  const value = config.get(key);
  if (value !== undefined && matches(value)) return [];
  const got = value === undefined ? "is not set" : `is ${JSON.stringify(value)}`;
  return [`${config.name}:${key} ${got}; allowed: ${allowed}. Run: pulumi config set ${key} ${example}`];
}

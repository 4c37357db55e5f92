import * as pulumi from "@pulumi/pulumi";

const clouds = ["aws", "azure", "gcp"] as const;
export type Cloud = (typeof clouds)[number];

interface Settings {
  readonly cloud: Cloud;
  /** As GitHub writes it. */
  readonly repository: string;
}

/** The settings, or one error that names all that is wrong with them. */
export function loadSettings(): Settings {
  const config = new pulumi.Config();
  const cloud = clouds.find((each) => each === config.get("cloud"));
  // Nothing that means something in a condition, least of all `*`.
  const repository = /^[\w-]+\/[\w.-]+$/.exec(config.get("repository") ?? "")?.[0];
  if (cloud !== undefined && repository !== undefined) return { cloud, repository };
  const problems = [
    ...(cloud === undefined ? [problem(config, "cloud", `one of ${clouds.join(", ")}`, "aws")] : []),
    ...(repository === undefined ? [problem(config, "repository", "OWNER/REPOSITORY", "OWNER/REPOSITORY")] : []),
  ];
  throw new pulumi.RunError(problems.join("\n"));
}

function problem(config: pulumi.Config, key: string, allowed: string, example: string): string {
  const value = config.get(key);
  const got = value === undefined ? "is not set" : `is ${JSON.stringify(value)}`;
  return `${config.name}:${key} ${got}; allowed: ${allowed}. Run: pulumi config set ${key} ${example}`;
}

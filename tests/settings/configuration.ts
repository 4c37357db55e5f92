import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import type { Cloud } from "../../settings/clouds";
import type { StackConfig } from "../../settings/input";
import { namespace, withValue } from "../../settings/paths";

/** Settings by path (`network.cidr`), or by full key if it has a colon; `undefined` takes one away. */
export type Changes = Readonly<Record<string, unknown>>;

/** The day on which tests ask. It is over, so that a day that is not to come is none for the program either, whenever they run. */
export const today = "2026-01-15";

const ids = {
  activationId: "a1b2c3d4-1111-4222-8333-0123456789ab",
  customerId: "b2c3d4e5-1111-4222-8333-0123456789ab",
};

/** What a user adds to the committed stack files. */
const answers: Readonly<Record<Cloud, Changes>> = {
  "aws-ecs": {},
  "aws-eks": {
    "cluster.admins": ["arn:aws:iam::210987654321:role/platform"],
    "cluster.api.authorizedCidrs": ["198.51.100.0/24"],
  },
  azure: {
    "cluster.admins": ["c3d4e5f6-1111-4222-8333-0123456789ab"],
    "cluster.api.authorizedCidrs": ["198.51.100.0/24"],
  },
  gcp: { "gcp:project": "sensor-production", "cluster.admins": ["group:platform@corp.example"] },
  kubernetes: {
    "kubernetes:context": "on-premises",
    "image.digest": `sha256:${"0123456789abcdef".repeat(4)}`,
    "alerts.email": undefined,
  },
};

/** The committed configuration of a stack with a user's answers and some changes, as Pulumi hands it to the program. */
export function configuration(stack: Cloud, changes: Changes = {}): StackConfig {
  const file = load(readFileSync(path.join(__dirname, `../../Pulumi.${stack}.yaml`), "utf8")) as { config: Tree };
  const all = { ...ids, "alerts.email": "alarms@corp.example", ...answers[stack], ...changes };
  const tree = Object.entries(all).reduce((config, [setting, value]) => changed(config, setting, value), file.config);
  const entries = Object.entries(tree).filter(([, value]) => value !== undefined);
  return {
    stack,
    values: Object.fromEntries(entries.map(([key, value]) => [key, asText(value)])),
    secretKeys: Object.keys(ids).map((id) => `${namespace}:${id}`),
  };
}

type Tree = Readonly<Record<string, unknown>>;

function changed(config: Tree, setting: string, value: unknown): Tree {
  if (setting.includes(":")) return { ...config, [setting]: value };
  const [first, ...rest] = setting.split(".");
  return withValue(config, [`${namespace}:${first}`, ...rest], value) as Tree;
}

/** A value that is taken away inside a map is left out by JSON. */
const asText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

import * as pulumi from "@pulumi/pulumi";
import type { Cloud } from "./clouds";
import { containerSecurityUrl, platforms } from "./fields/common";
import type { StackConfig } from "./input";
import { parseSettings } from "./parse";
import { namespace } from "./paths";
import { report } from "./problem";
import type { ParsedSettings } from "./schema";

export { clouds, type Cloud } from "./clouds";

/** What a stack is built from: validated, defaults filled in, the ids Pulumi secrets. */
export type Settings<C extends Cloud = Cloud> = C extends Cloud ? Delivered<ParsedSettings<C>> : never;

type Delivered<Parsed> = Omit<Parsed, "activationId" | "customerId" | "qualys" | "tags"> & {
  readonly activationId: pulumi.Output<string>;
  readonly customerId: pulumi.Output<string>;
  /** Container Security server of the platform, e.g. `https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor`. */
  readonly podUrl: string;
  /** The user's, and those that say where a resource comes from. */
  readonly tags: Readonly<Record<string, string>>;
};

const ownTags = { application: namespace, "managed-by": "pulumi" };

/** The settings of the stack that is being deployed. Refuses wrong ones before any resource is registered. */
export function loadSettings(): Settings {
  const config = stackConfig();
  const parsed = parseSettings(config, new Date().toISOString().slice(0, "YYYY-MM-DD".length));
  if ("problems" in parsed) throw refusal(report(config.stack, parsed.problems));
  return deliver(parsed.settings);
}

/** Without a stack: nobody wants to see it, and it takes Node.js 20 some 15 seconds to colour it for Pulumi's trace. */
function refusal(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  delete error.stack;
  return error;
}

/** The same for every cloud; asked for one by one, so that each keeps its own type. */
function deliver(settings: ParsedSettings): Settings {
  switch (settings.cloud) {
    case "aws-ecs":
      return delivered(settings);
    case "aws-eks":
      return delivered(settings);
    case "azure":
      return delivered(settings);
    case "gcp":
      return delivered(settings);
    case "kubernetes":
      return delivered(settings);
  }
}

function delivered<Parsed extends ParsedSettings>({ activationId, customerId, qualys, tags, ...settings }: Parsed) {
  return {
    ...settings,
    activationId: pulumi.secret(activationId),
    customerId: pulumi.secret(customerId),
    podUrl: qualys.podUrl ?? containerSecurityUrl(platforms[qualys.platform ?? "US1"]),
    tags: { ...ownTags, ...tags },
  };
}

function stackConfig(): StackConfig {
  const values = pulumi.runtime.allConfig();
  return { stack: pulumi.getStack(), values, secretKeys: Object.keys(values).filter(isSecret) };
}

/** Pulumi knows which values are encrypted, but its types keep it to itself. */
function isSecret(key: string): boolean {
  const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
  if (isConfigSecret === undefined)
    throw new Error("this version of @pulumi/pulumi does not say which values are secret");
  return isConfigSecret(key);
}

import { createHash } from "node:crypto";
import type { AutoName, ResourceAnswer } from "./answers";

/*
 * How the Azure provider names what the program leaves unnamed: resources of a group, or of any resource, get eight random
 * digits; parts of another resource take the logical name as it is. Every resource then answers its name as `name`.
 */

export const random = (property: string, outputs?: ResourceAnswer["outputs"]) =>
  named({ property, separator: "", digits: 8 }, outputs);

export const copied = (property: string, outputs?: ResourceAnswer["outputs"]) =>
  named({ property, separator: "", digits: 0 }, outputs);

function named(autoName: AutoName, outputs: ResourceAnswer["outputs"] = () => ({})): ResourceAnswer {
  return {
    autoName,
    outputs: (inputs, created) => ({
      name: inputs[autoName.property],
      location: created.config.region,
      ...outputs(inputs, created),
    }),
  };
}

/** A UUID that is always the same for the same text. */
export function uuidOf(text: string): string {
  const digits = createHash("sha1").update(text).digest("hex");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join("-");
}

/** The id of a resource in a group, as Azure writes it. */
export function armId(subscriptionId: string, group: unknown, type: string, name: unknown): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${String(group)}/providers/${type}/${String(name)}`;
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const modules = path.join(__dirname, "..", "..", "node_modules", "@pulumi");

/** What each cloud calls its tags. */
const tagInputs: Readonly<Record<string, readonly string[]>> = {
  aws: ["tags"],
  "azure-native": ["tags"],
  // A notification channel has labels of its own, which say where to send; the user's are beside them.
  gcp: ["userLabels", "resourceLabels", "labels"],
};

/** The input of a resource type that takes tags or labels, as the SDK's own constructor has it; none if there is none. */
export function tagInput(type: string): string | undefined {
  const [sdk = ""] = type.split(":");
  return tagInputs[sdk]?.find((input) => constructorOf(type).includes(`resourceInputs["${input}"]`));
}

const constructors = new Map<string, string>();

/** `aws:ec2/vpc:Vpc` is made in `aws/ec2/vpc.js`, `azure-native:network:VirtualNetwork` in `azure-native/network/virtualNetwork.js`. */
function constructorOf(type: string): string {
  const source = constructors.get(type) ?? readConstructor(type);
  constructors.set(type, source);
  return source;
}

function readConstructor(type: string): string {
  const [sdk = "", module = "", name = ""] = type.split(":");
  const folder = path.join(modules, sdk, module.split("/")[0] ?? "");
  const file = readdirSync(folder).find((each) => each.toLowerCase() === `${name.toLowerCase()}.js`);
  if (file === undefined) throw new Error(`where does the SDK make ${type}? Not in ${folder}`);
  return readFileSync(path.join(folder, file), "utf8");
}

/** A map of tags; an Auto Scaling group has a list of them. */
export function tagsOf(tags: unknown): Record<string, unknown> {
  if (!Array.isArray(tags)) return (tags ?? {}) as Record<string, unknown>;
  return Object.fromEntries((tags as { key: string; value: unknown }[]).map(({ key, value }) => [key, value]));
}

import type { Example } from "../examples";
import { unknown, type Resource } from "../resource";

/** What rules about singletons judge; a program does not make it. */
export const stackType = "pulumi:pulumi:Stack";

/** An example as a Pulumi program in TypeScript; only what a rule looks at is there. */
export function snippet(example: Example): string {
  const made = example.filter(({ type }) => type !== stackType);
  if (made.length === 0) return "// nothing of the kind";
  const linked = new Set(made.flatMap(({ propertyDependencies }) => Object.values(propertyDependencies).flat()));
  return made
    .map((resource) => {
      const variable = linked.has(resource.urn) ? `const ${variableOf(resource.urn)} = ` : "";
      return `${variable}new ${className(resource.type)}(${JSON.stringify(resource.name)}${argumentsOf(resource)});`;
    })
    .join("\n");
}

/** `aws.ec2.Vpc` for `aws:ec2/vpc:Vpc`, `kubernetes.rbac.v1.Role` for `kubernetes:rbac.authorization.k8s.io/v1:Role`. */
export function className(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  if (provider === "kubernetes") {
    const [group = "", version = ""] = module.split("/");
    return ["kubernetes", group.split(".", 1), version, name].join(".");
  }
  return [provider.replace("-", "_"), module.split("/", 1), name].join(".");
}

function argumentsOf({ properties, propertyDependencies }: Resource): string {
  const entries = Object.entries(properties).map(([property, value]) => {
    const [source] = propertyDependencies[property] ?? [];
    if (source === undefined) return [property, printed(value, 1)] as const;
    if (value === unknown) return [property, outputFor(property, variableOf(source))] as const;
    return [property, `${printed(value, 1)} /* of ${variableOf(source)} */`] as const;
  });
  return entries.length === 0 ? "" : `, ${objectOf(entries, 0)}`;
}

const variableOf = (urn: string) =>
  urn.slice(urn.lastIndexOf("::") + 2).replace(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase());

/** Which output of the other resource goes into a property, where it is not the id. */
const outputs: Readonly<Record<string, (variable: string) => string>> = {
  clusterName: (cluster) => `${cluster}.name`,
  repository: (repository) => `${repository}.name`,
  role: (role) => `${role}.name`,
  member: (account) => `${account}.member`,
  destination: (bucket) => `pulumi.interpolate\`storage.googleapis.com/\${${bucket}.name}\``,
  defaultNetworkAclId: (vpc) => `${vpc}.defaultNetworkAclId`,
  networks: (network) => `[{ networkUrl: ${network}.id }]`,
  nodeConfig: (account) => `{ serviceAccount: ${account}.email }`,
};

function outputFor(property: string, variable: string): string {
  const own = outputs[property];
  if (own) return own(variable);
  if (property.endsWith("Arn")) return `${variable}.arn`;
  return property.endsWith("s") ? `[${variable}.id]` : `${variable}.id`;
}

const width = 100;

function printed(value: unknown, depth: number): string {
  if (value === unknown) return "/* made by the deployment */ undefined";
  if (typeof value === "string") return printedText(value, depth);
  if (Array.isArray(value)) {
    const items = value.map((item) => printed(item, depth + 1));
    return fitting(`[${items.join(", ")}]`, () => inLines("[", items, "]", depth));
  }
  if (typeof value !== "object" || value === null) return String(value);
  return objectOf(
    Object.entries(value).map(([key, item]) => [key, printed(item, depth + 1)]),
    depth,
  );
}

/** A document inside a string reads better as what it was made of. */
function printedText(text: string, depth: number): string {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null) return `JSON.stringify(${printed(document, depth)})`;
  } catch {
    // It is a text like any other.
  }
  const quoted = JSON.stringify(text);
  return quoted === `"${text}"` || /['\\\n]/.test(text) ? quoted : `'${text}'`;
}

function objectOf(entries: readonly (readonly [key: string, value: string])[], depth: number): string {
  if (entries.length === 0) return "{}";
  const fields = entries.map(
    ([key, value]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${value}`,
  );
  return fitting(`{ ${fields.join(", ")} }`, () => inLines("{", fields, "}", depth));
}

function fitting(line: string, inLines: () => string): string {
  return line.length <= width && !line.includes("\n") ? line : inLines();
}

function inLines(open: string, items: readonly string[], close: string, depth: number): string {
  const indent = "  ".repeat(depth);
  return [open, ...items.map((item) => `${indent}  ${item},`), `${indent}${close}`].join("\n");
}

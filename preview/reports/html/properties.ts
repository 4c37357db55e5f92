import { type Resource, unknown } from "../../../policy/resource";
import { type Content, joined, type Markup, markup } from "./markup";
import { resourceLink } from "./links";

/** A resource's properties, a line for each value, and where values come from. Secrets are masked in the result already. */
export function properties(
  { properties: values, propertyDependencies }: Pick<Resource, "properties" | "propertyDependencies">,
  find: (urn: string) => Resource | undefined,
): Markup {
  const entries = Object.entries(values).map(([key, value]) => {
    const sources = (propertyDependencies[key] ?? []).flatMap((urn) => find(urn) ?? []);
    const from = markup` <span class="from">← ${joined(sources.map(resourceLink))}</span>`;
    return entry(keyOf(key), value, "", sources.length === 0 ? undefined : from);
  });
  return markup`<pre class="properties"><code>${entries}</code></pre>`;
}

/** As YAML would write it: easy to read, and to be searched. */
function entry(lead: Content, value: unknown, indent: string, after?: Markup): Content {
  const content = document(value) ?? value;
  const inner = `${indent}  `;
  if (Array.isArray(content) && content.length > 0) {
    return [lead, after, "\n", content.map((item) => [inner, listItem(item, inner)])];
  }
  if (isObject(content) && Object.keys(content).length > 0) return [lead, after, "\n", inner, fields(content, inner)];
  return [lead, " ", scalar(content, inner), after, "\n"];
}

/** The first field stands behind the dash. */
function listItem(item: unknown, indent: string): Content {
  if (!isObject(item) || Array.isArray(item) || Object.keys(item).length === 0) return entry("-", item, indent);
  return ["- ", fields(item, `${indent}  `)];
}

function fields(object: Readonly<Record<string, unknown>>, indent: string): Content {
  return joined(
    Object.entries(object).map(([key, value]) => entry(keyOf(key), value, indent)),
    indent,
  );
}

const keyOf = (key: string) => markup`<span class="key">${key}</span>:`;

function scalar(value: unknown, indent: string): Content {
  if (value === unknown) return markup`<span class="unknown">known after deployment</span>`;
  if (typeof value !== "string") return JSON.stringify(value);
  if (value.includes("\n")) return ["|", value.split("\n").map((line) => `\n${indent}${line}`)];
  return /^(|true|false|null|-?\d+(\.\d+)?)$/.test(value) ? JSON.stringify(value) : value;
}

/** Policies are JSON in a string: they are read better as what they say. */
function document(value: unknown): unknown {
  if (typeof value !== "string" || !/^[{[].*[}\]]$/s.test(value)) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

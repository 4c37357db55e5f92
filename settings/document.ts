import { type Cloud, clouds } from "./clouds";
import * as commands from "./commands";
import { isId, settingsToSet } from "./only-you-know";
import { type Path, text } from "./paths";
import { allowed, type Shape, shapeOf } from "./shape";

/** `docs/settings.md`. */
export function settingsDoc(): string {
  const sections = [...new Set(settings().map(sectionOf))];
  return `${[head, onlyYouKnow(), ...sections.map(section)].join("\n\n")}\n`;
}

const head = `<!-- Made from settings/schema.ts by \`make generate\`. -->

# Settings

All settings of a stack, below \`config\` in its file \`Pulumi.<stack>.yaml\`. Write them there (the first line of the file
tells an editor what is allowed) or with the commands below each table, after \`pulumi stack select STACK\`.
Wrong settings are refused before anything is created, all at once, each with the command that mends it.
Only \`activationId\` and \`customerId\` are encrypted (\`--secret\`): they stay so all the way to the sensor. Any other value would
end readable in the cloud, so an encrypted one is refused, and so is what looks like an id in another place.
What may stand together is checked too: ranges that overlap, machines too small for the work, settings that would do nothing.`;

function onlyYouKnow(): string {
  const entries = clouds.flatMap((cloud) => settingsToSet(cloud).map((item) => ({ cloud, ...item })));
  const keys = [...new Set(entries.map(({ key }) => key))];
  const rows = keys.map((key) => {
    const same = entries.filter((entry) => entry.key === key);
    const ways = [...new Set(same.map(({ command }) => code(command)))];
    return [code(key), same[0]?.why ?? "", stacks(same.map(({ cloud }) => cloud)), ways.join("<br>")];
  });
  return [
    "## What only you can know",
    "These have no default. A deployment is refused until they are set; the offline preview stands in for them and lists them.",
    "The region is in the stack files of this repository. With `cluster.existing`, administrators and ranges are not asked for;" +
      " with `cluster.api.access` private, ranges are not; an existing target in `alerts.target` takes the place of the e-mail address.",
    table(["setting", "meaning", "stacks", "command, with an example"], rows),
  ].join("\n\n");
}

/** A setting, and what it is on each cloud that has it. */
interface Setting {
  readonly at: Path;
  readonly shapes: ReadonlyMap<Cloud, Shape>;
}

function settings(): Setting[] {
  const found = new Map<string, { at: Path; shapes: Map<Cloud, Shape> }>();
  // EKS has settings of every section, in the order in which they are read.
  for (const cloud of new Set<Cloud>(["aws-eks", ...clouds])) {
    for (const { at, shape } of leaves([], shapeOf(cloud))) {
      const setting = found.get(text(at)) ?? { at, shapes: new Map<Cloud, Shape>() };
      setting.shapes.set(cloud, shape);
      found.set(text(at), setting);
    }
  }
  return [...found.values()];
}

interface Leaf {
  readonly at: Path;
  readonly shape: Shape;
}

/** Single values, lists and maps of them, and maps that may be left out. */
function leaves(at: Path, shape: Shape): Leaf[] {
  const inner = Object.entries(shape.properties ?? {}).flatMap(([name, each]) => leaves([...at, name], each));
  const entries = shape.items?.properties === undefined ? [] : leaves([...at, 0], shape.items);
  const isPart =
    at.length === 0 || (shape.properties !== undefined && (shape.default !== undefined || at.at(-1) === 0));
  return [...(isPart ? [] : [{ at, shape }]), ...inner, ...entries];
}

const general = "General";

function sectionOf({ at }: Setting): string {
  return at.length === 1 ? general : String(at[0]);
}

function section(name: string): string {
  const members = settings().filter((setting) => sectionOf(setting) === name);
  const descriptions = clouds.map((cloud) => shapeOf(cloud).properties?.[name]?.description);
  const intro = descriptions.find((description) => description !== undefined);
  const rows = members.map((setting) => [
    code(text(setting.at)),
    perCloud(setting, allowed),
    perCloud(setting, ({ default: value }) => (value === undefined || isEmpty(value) ? "" : code(String(value)))),
    meaning(setting),
  ]);
  return [
    `## ${name}`,
    ...(intro === undefined ? [] : [intro]),
    table(["setting", "allowed", "default", "meaning"], rows),
    ["```sh", ...new Set(members.flatMap(samples)), "```"].join("\n"),
  ].join("\n\n");
}

function meaning(setting: Setting): string {
  const description = perCloud(setting, (shape) => shape.description ?? "");
  const owners = clouds.filter((cloud) => setting.shapes.has(cloud));
  return owners.length === clouds.length ? description : `${description} (${stacks(owners)})`;
}

/** What is said of a setting, once if it is the same on all clouds. */
function perCloud({ shapes }: Setting, say: (shape: Shape) => string): string {
  const said = clouds.flatMap((cloud) => {
    const shape = shapes.get(cloud);
    return shape === undefined ? [] : [{ cloud, words: say(shape) }];
  });
  const different = [...new Set(said.map(({ words }) => words))];
  if (different.length === 1) return different[0] ?? "";
  const who = (words: string) => stacks(said.filter((each) => each.words === words).map(({ cloud }) => cloud));
  return different.map((words) => `${who(words)}: ${words || "none"}`).join("<br>");
}

/** Commands that set something, with an example that is not the default. */
function samples({ at, shapes }: Setting): string[] {
  if (isId(at)) return [commands.setSecret(at)];
  return [...shapes.values()].flatMap((shape) => {
    if (shape.items !== undefined) return sample([...at, 0], shape.items);
    const [entry] = Object.entries(shape.examples?.[0] ?? {});
    return shape.additionalProperties && entry
      ? [commands.set([...at, entry[0]], entry[1] as string)]
      : sample(at, shape);
  });
}

function sample(at: Path, shape: Shape): string[] {
  const other =
    shape.type === "boolean"
      ? [shape.default !== true]
      : [shape.const, ...(shape.examples ?? []), ...(shape.enum ?? [])];
  const value = other.filter(commands.isScalar).find((each) => each !== shape.default);
  return value === undefined ? [] : [commands.set(at, value)];
}

const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;

function stacks(names: readonly Cloud[]): string {
  const others = clouds.filter((cloud) => !names.includes(cloud));
  const all = others.length === 0 ? "all" : `all but ${others.join()}`;
  return others.length > 1 ? names.join(", ") : all;
}

const code = (text: string) => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

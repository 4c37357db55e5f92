import { posix } from "node:path";
import type { SourceFile } from "../support/source-files";

/*
 * The arrows of docs/architecture.md, as what a layer may import. A name stands for the files below it; `type ` before
 * it means: for the compiler only.
 */
const everything = ".";
const arrows: Readonly<Record<string, readonly string[]>> = {
  "index.ts": ["stacks", "settings"],
  stacks: ["components", "settings"],
  components: ["components", "type settings"],
  settings: ["settings"],
  policy: ["policy"],
  preview: ["preview", "policy", "settings/only-you-know", "settings/suggest"],
  status: ["status", "components/qualys-sensor/identity"],
  bootstrap: ["bootstrap"],
  docs: ["docs", "settings", "policy", "preview"],
  tests: [everything],
  bench: [everything],
};

/** Packages that the pack loads; of SDKs it knows types only. */
const policyPackages = ["@pulumi/policy", "@pulumi/pulumi", "js-yaml"];

const sdks: Readonly<Record<string, readonly string[]>> = {
  aws: ["@pulumi/aws", "@pulumi/awsx", "@pulumi/eks"],
  azure: ["@pulumi/azure-native"],
  gcp: ["@pulumi/gcp"],
};
const wholeSdks = [...Object.values(sdks).flat(), "@pulumi/kubernetes"];

/** The words in a path that say which cloud a file is about. */
const cloudWords: Readonly<Record<string, string>> = {
  aws: "aws",
  ecs: "aws",
  eks: "aws",
  azure: "azure",
  aks: "azure",
  gcp: "gcp",
  gke: "gcp",
};

interface Import {
  readonly specifier: string;
  /** Below the root, as it is written: without extension, maybe a folder. Absent if it is a package. */
  readonly file?: string;
  readonly typesOnly: boolean;
  readonly onDemand: boolean;
}

/** What a file imports and may not. */
export function violations(file: SourceFile): string[] {
  const checks = [crossesLayers, givesThePackPackages, mixesClouds, importsWholeSdk, loadsEveryStack];
  return importsOf(file)
    .filter((each) => checks.some((check) => check(file.path, each)))
    .map(({ specifier }) => `${file.path}: ${specifier}`);
}

/** The packages that running a file loads, by itself or through other files; not what it loads on demand. */
export function packagesLoadedBy(entry: string, files: readonly SourceFile[]): Set<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<SourceFile>();
  const packages = new Set<string>();
  const follow = (path: string) => {
    const file = [path, `${path}.ts`, `${path}/index.ts`].flatMap((name) => byPath.get(name) ?? [])[0];
    if (file === undefined || seen.has(file)) return;
    seen.add(file);
    for (const { specifier, file: target, typesOnly, onDemand } of importsOf(file)) {
      if (typesOnly || onDemand) continue;
      if (target === undefined) packages.add(packageOf(specifier));
      else follow(target);
    }
  };
  follow(entry);
  return packages;
}

/** The SDKs of other clouds than the one that a path is about. */
export function foreignSdks(path: string): string[] {
  const own = cloudsOf(path);
  return own.size === 0 ? [] : Object.keys(sdks).flatMap((cloud) => (own.has(cloud) ? [] : sdks[cloud]));
}

function importsOf({ path, text }: SourceFile): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:([\w$*\s{},]+?)\s+from\s+)?["']([^"']+)["']/gm);
  const calls = text.matchAll(/\b(?:import|require)\(\s*["']([^"']+)["']/g);
  return [
    ...[...statements].map(([, type, names = "", specifier]) => ({
      specifier,
      file: fileOf(path, specifier),
      typesOnly: type !== undefined || namesTypesOnly(names),
      onDemand: false,
    })),
    ...[...calls].map(([, specifier]) => ({
      specifier,
      file: fileOf(path, specifier),
      typesOnly: false,
      onDemand: true,
    })),
  ];
}

function namesTypesOnly(names: string): boolean {
  const list = /^\{(.+)\}$/s
    .exec(names)?.[1]
    .split(",")
    .filter((name) => name.trim() !== "");
  return list?.every((name) => name.trim().startsWith("type ")) ?? false;
}

function fileOf(importer: string, specifier: string): string | undefined {
  const [, inPack] = /^@qualys-registry-sensor\/(.+)$/.exec(specifier) ?? [];
  if (inPack !== undefined) return inPack;
  return specifier.startsWith(".") ? posix.join(posix.dirname(importer), specifier) : undefined;
}

function crossesLayers(path: string, { file, typesOnly }: Import): boolean {
  if (file === undefined) return false;
  const layer = Object.keys(arrows).find((name) => isBelow(path, name));
  const targets = layer === undefined ? [] : arrows[layer];
  return !targets.some((target) =>
    target.startsWith("type ") ? typesOnly && isBelow(file, target.slice("type ".length)) : isBelow(file, target),
  );
}

function givesThePackPackages(path: string, { specifier, file, typesOnly }: Import): boolean {
  if (!isBelow(path, "policy") || typesOnly || file !== undefined) return false;
  return !specifier.startsWith("node:") && !policyPackages.includes(packageOf(specifier));
}

/** Of stacks and components: a file about one cloud knows nothing of the others. */
function mixesClouds(path: string, { specifier, file }: Import): boolean {
  const own = cloudsOf(path);
  if (own.size === 0 || !["stacks", "components"].some((folder) => isBelow(path, folder))) return false;
  if (file !== undefined) return [...cloudsOf(file)].some((cloud) => !own.has(cloud));
  return foreignSdks(path).includes(packageOf(specifier));
}

/** Loading a whole SDK takes a second at every start; its folders cost nothing. */
function importsWholeSdk(_path: string, { specifier }: Import): boolean {
  return wholeSdks.includes(specifier);
}

/** The pages are loaded on demand, or every stack would load every cloud's SDK. */
function loadsEveryStack(path: string, { file, onDemand }: Import): boolean {
  return path === "index.ts" && file !== undefined && isBelow(file, "stacks") && !onDemand;
}

function isBelow(name: string, folder: string): boolean {
  return folder === everything || name === folder || name === `${folder}.ts` || name.startsWith(`${folder}/`);
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function cloudsOf(path: string): Set<string> {
  return new Set(path.split(/[/.-]/).flatMap((word) => cloudWords[word] ?? []));
}

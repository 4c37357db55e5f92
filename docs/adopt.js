"use strict";
/*
 * Repairs the state of a stack whose deployment was interrupted: see docs/runbook.md.
 *
 *   node docs/adopt.js interrupted.json 'URN=ID' … > repaired.json
 *
 * Takes what was being created and exists into the state, forgets that the rest was being created, and says on stderr
 * what it did about each. Ids that the engine knows already, and those of Kubernetes objects, need not be given: the
 * refresh that follows finds out whether they exist.
 */
const { readFileSync } = require("node:fs");

const [file, ...pairs] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error("give the file that `pulumi stack export --file` wrote");
  const exported = JSON.parse(readFileSync(file, "utf8"));
  console.log(JSON.stringify({ ...exported, deployment: repaired(exported.deployment, found(pairs)) }, null, 2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

function repaired({ resources = [], pending_operations = [], ...rest }, ids) {
  const creations = pending_operations.filter(({ type, resource }) => type === "creating" && resource.custom);
  const unknown = [...ids.keys()].find((urn) => !creations.some(({ resource }) => resource.urn === urn));
  if (unknown !== undefined) throw new Error(`${unknown} was not being created; without it, this lists what was`);
  const existing = new Set(resources.map(({ urn }) => urn));
  const adopted = creations.flatMap(({ resource }) => adoption(resource, ids, existing.has(resource.urn)));
  return { ...rest, resources: [...resources, ...adopted], pending_operations: [] };
}

function adoption(resource, ids, isReplacement) {
  const { urn, inputs = {} } = resource;
  const id = ids.get(urn) ?? resource.id ?? idInKubernetes(resource);
  console.error(urn);
  if (isReplacement) {
    console.error(`  was to take the place of another: delete ${id ?? described(inputs)} in the cloud if it is there`);
    return [];
  }
  console.error(
    id === undefined ? `  not taken in; look in the cloud for ${described(inputs)}` : `  taken in as ${id}`,
  );
  return id === undefined ? [] : [{ ...resource, id }];
}

/** A patch is not taken in: to repeat it does no harm. */
function idInKubernetes({ type, inputs: { metadata = {} } = {} }) {
  if (!type.startsWith("kubernetes:") || type.endsWith("Patch")) return undefined;
  return metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
}

/** Names that the cloud knows the resource by. */
function described({ metadata, tags, ...inputs }) {
  const candidates = { ...inputs, ...metadata, "tag Name": tags?.Name };
  const names = Object.entries(candidates).filter(([key, value]) => /name$/i.test(key) && typeof value === "string");
  return names.map(([key, value]) => `${key} ${value}`).join(", ") || "what was made at that time";
}

function found(pairs) {
  return new Map(
    pairs.map((pair) => {
      // Types and names in a URN hold no `=`; an id may.
      const [, urn, id] = /^(urn:pulumi:[^=]+)=(.+)$/.exec(pair) ?? [];
      if (urn === undefined) throw new Error(`${pair} is not URN=ID`);
      return [urn, id];
    }),
  );
}

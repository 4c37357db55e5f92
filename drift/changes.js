"use strict";

/** What is no change, or a part of one: a replacement is also said as the creation and the deletion that it is made of. */
const noChange = new Set(["same", "refresh", "read", "create-replacement", "delete-replaced", "discard-replaced"]);

/**
 * What a preview's JSON says without a value: how many resources of which type are to be made otherwise, and a line for each,
 * with its name and the names of its properties. It is not finished where an error ended it.
 */
exports.changesOf = function changesOf(json) {
  const preview = parsed(json);
  if (preview === undefined)
    return { finished: false, changes: [], lines: ["Pulumi gave no answer that can be read."] };
  const { steps = [], diagnostics = [] } = preview;
  const changed = steps.filter(({ op }) => !noChange.has(op));
  const said = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
  return {
    finished: !said.some(({ severity }) => severity === "error"),
    changes: counted(changed.map(({ op, urn }) => `${op} ${typeOf(urn)}`)),
    lines: [...said.map(({ message }) => message.trimEnd()), ...changed.map(asLine)],
  };
};

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function counted(keys) {
  return [...new Set(keys)].sort().map((key) => {
    const [operation, type] = key.split(" ");
    return { operation, type, count: keys.filter((each) => each === key).length };
  });
}

function asLine({ op, urn, diffReasons = [], replaceReasons = [] }) {
  const properties = [...new Set([...diffReasons, ...replaceReasons])];
  const named = `${op} ${typeOf(urn)} ${urn.split("::").slice(3).join("::")}`;
  return properties.length === 0 ? named : `${named}: ${properties.join(", ")}`;
}

/** A URN has the types of the components around a resource before its own. */
const typeOf = (urn) => urn.split("::")[2].split("$").at(-1);

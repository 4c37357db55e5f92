"use strict";

/** What is no change, or a part of one: a replacement is also said as the creation and the deletion that it is made of. */
const noChange = new Set(["same", "refresh", "read", "create-replacement", "delete-replaced", "discard-replaced"]);

/** The same of a preview's JSON, which may have been cut off. */
exports.changesOf = function changesOf(json) {
  const preview = parsed(json);
  return preview === undefined
    ? { finished: false, changes: [], lines: ["Pulumi gave no answer that can be read."] }
    : exports.changesIn(preview);
};

/**
 * What a preview says without a value: how many resources of which type are to be made otherwise, and a line for each,
 * with its name and the names of its properties. It is not finished where an error ended it.
 */
exports.changesIn = function changesIn({ steps = [], diagnostics = [] }) {
  const changed = steps.filter(({ op, urn }) => !noChange.has(op) && !isDefaultProvider(urn));
  const said = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
  return {
    finished: !said.some(({ severity }) => severity === "error"),
    changes: counted(changed.map(({ op, urn }) => `${op} ${exports.typeOf(urn)}`)),
    lines: [...said.map(({ message }) => message.trimEnd()), ...changed.map(asLine)],
  };
};

/** Which Pulumi makes by itself for each version of a plugin, and does not count either. */
const isDefaultProvider = (urn) => /::pulumi:providers:[^:]+::default(_|$)/.test(urn);

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
  const named = `${op} ${exports.typeOf(urn)} ${exports.nameOf(urn)}`;
  return properties.length === 0 ? named : `${named}: ${properties.join(", ")}`;
}

/** A URN has the types of the components around a resource before its own. */
exports.typeOf = (urn) => urn.split("::")[2].split("$").at(-1);
exports.nameOf = (urn) => urn.split("::").slice(3).join("::");

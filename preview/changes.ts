/**
 * Configuration that takes the place of a stack file's: by full key (`aws:region`), or by a path into the value of one
 * (`qualys-registry-sensor:cluster.admins[0]`). Objects are JSON; `undefined` takes a key away.
 */
export type Changes = Readonly<Record<string, string | undefined>>;

type Values = Readonly<Record<string, string>>;

export function changed(values: Values, changes: Changes): Values {
  return Object.entries(changes).reduce(withChange, values);
}

function withChange(values: Values, [place, value]: [string, string | undefined]): Values {
  const [key = "", ...path] = place.split(/[.[\]]+/).filter((part) => part !== "");
  const { [key]: old = "", ...others } = values;
  if (value === undefined) return others;
  return { ...others, [key]: path.length === 0 ? value : JSON.stringify(withValue(typed(old), path, typed(value))) };
}

function withValue(holder: unknown, [first = "", ...rest]: readonly string[], value: unknown): unknown {
  const index = /^\d+$/.test(first) ? Number(first) : undefined;
  const fields = (typeof holder === "object" ? holder : null) ?? (index === undefined ? {} : []);
  const inner = (fields as Readonly<Record<string, unknown>>)[first];
  const changedField = rest.length === 0 ? value : withValue(inner, rest, value);
  return Array.isArray(fields) && index !== undefined
    ? fields.toSpliced(index, 1, changedField)
    : { ...fields, [first]: changedField };
}

/** As `pulumi config set --path` takes a value: whole numbers and truth values keep their type, and so does JSON. */
function typed(text: string): unknown {
  try {
    return /^(true|false|-?\d+|\{.*\}|\[.*\])$/s.test(text) ? (JSON.parse(text) as unknown) : text;
  } catch {
    return text;
  }
}

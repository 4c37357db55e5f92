import { type Cloud, clouds } from "./clouds";
import { settingsDoc } from "./document";
import { isId } from "./only-you-know";
import { key, namespace } from "./paths";
import { jsonSchema, keepWords, type Shape } from "./shape";

export { settingsDoc } from "./document";

/** The files that are made from the settings' schema, by path. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const schemas = clouds.map((cloud) => [
    `settings/schema/${cloud}.json`,
    `${JSON.stringify(stackSchema(cloud), null, 2)}\n`,
  ]);
  return { "docs/settings.md": settingsDoc(), ...Object.fromEntries(schemas) };
}

/** The JSON schema of a cloud's `Pulumi.<stack>.yaml`, for editors. What Pulumi itself adds to the file is its own. */
export function stackSchema(cloud: Cloud): object {
  const { properties = {} } = jsonSchema(cloud, (context) => {
    keepWords(context);
    const { jsonSchema } = context;
    if (typeof jsonSchema.allowed === "string") jsonSchema.patternErrorMessage = `Allowed: ${jsonSchema.allowed}`;
    delete jsonSchema.allowed;
    delete jsonSchema.hidden;
    delete jsonSchema.takesUuids;
  });
  const settings = Object.entries(properties).map(([name, shape]) => [key([name]), asWritten(name, shape)]);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `Stack file of ${namespace} for ${cloud}`,
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(settings),
        required: [key(["cloud"])],
        // The settings of providers and other programs are theirs.
        patternProperties: { [`^(?!${namespace}:)[^:]+:`]: {} },
        additionalProperties: false,
      },
    },
    required: ["config"],
  };
}

/** As `pulumi config set` writes it: an id encrypted, and true and false at the top as text. */
function asWritten(name: string, shape: Shape): object {
  if (isId([name])) return { description: shape.description, ...encrypted };
  return shape.type === "boolean"
    ? { ...shape, type: ["boolean", "string"], enum: [true, false, "true", "false"] }
    : shape;
}

const encrypted = {
  type: "object",
  properties: { secure: { type: "string" } },
  required: ["secure"],
  additionalProperties: false,
};

import tseslint from "typescript-eslint";

/** Importing a whole SDK costs a second at every start; its folders cost nothing. */
const wholeSdks = ["aws", "awsx", "azure-native", "eks", "gcp", "kubernetes"].map((name) => ({
  name: `@pulumi/${name}`,
  message: `Import a folder of it, such as @pulumi/${name}/…`,
}));

/** The layers, as what they may not know: see docs/architecture.md. An SDK's folder may have the name of a layer. */
const mayNotImport = (files, group, message) => ({
  files,
  rules: {
    "no-restricted-imports": ["error", { paths: wholeSdks, patterns: [{ group: [...group, "!@pulumi/**"], message }] }],
  },
});

export default tseslint.config(
  { ignores: ["node_modules", "policy/node_modules", "reports"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    rules: {
      "no-restricted-imports": ["error", { paths: wholeSdks }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // `find` and the preview's runner load modules by a name that is only known when they run.
      "@typescript-eslint/no-require-imports": "off",
      eqeqeq: "error",
      "max-lines": ["warn", 400],
    },
  },
  mayNotImport(
    ["components/**/*.ts"],
    ["**/stacks/**", "**/preview/**", "**/policy/**"],
    "A component knows no stack, no preview and no policy.",
  ),
  mayNotImport(["stacks/**/*.ts"], ["**/preview/**", "**/policy/**"], "A stack knows components and settings."),
  mayNotImport(
    ["settings/**/*.ts"],
    ["**/stacks/**", "**/components/**", "**/preview/**", "**/policy/**"],
    "Settings know nobody.",
  ),
  mayNotImport(
    ["status/**/*.ts"],
    ["**/stacks/**", "**/settings/**", "**/preview/**", "**/policy/**"],
    "The look at a deployed sensor knows the sensor's names and nothing else.",
  ),
  mayNotImport(
    ["policy/**/*.ts"],
    ["**/stacks/**", "**/components/**", "**/settings/**", "**/preview/**"],
    "The pack stands alone.",
  ),
  mayNotImport(
    ["preview/cloud/**/*.ts"],
    ["**/engine/**", "**/components/**", "**/stacks/**"],
    "The stand-in cloud knows no engine and no program.",
  ),
  mayNotImport(
    ["preview/engine/**/*.ts"],
    ["**/rules/**", "**/reports/**"],
    "The engine knows no rules and no reports.",
  ),
  mayNotImport(
    ["preview/reports/**/*.ts"],
    ["**/engine/**", "**/cloud/**"],
    "A report knows the result and nothing else.",
  ),
);

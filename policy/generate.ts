import { loadCatalogues } from "./catalogue";
import { controlsDoc, type Answers } from "./documents/controls";
import { cloudDoc, clouds, rulesDoc, type Cloud } from "./documents/rules";
import { loadRules } from "./load";

/** The documents that are made from the rules, the catalogues and what the stacks' previews answered, by path. */
export function generatedFiles(answers: Answers): Readonly<Record<string, string>> {
  const rules = loadRules();
  const catalogues = loadCatalogues();
  const pages = (Object.keys(clouds) as Cloud[]).map((cloud) => [`docs/rules/${cloud}.md`, cloudDoc(cloud, rules)]);
  return {
    "docs/rules.md": rulesDoc(rules),
    ...Object.fromEntries(pages),
    "docs/controls.md": controlsDoc(rules, catalogues, answers),
  };
}

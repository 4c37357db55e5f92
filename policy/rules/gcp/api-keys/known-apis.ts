import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:projects/apiKey:ApiKey", {
  id: "gcp/api-keys/known-apis",
  title: "API keys work for named APIs only",
  why: "A key that leaks opens every API of the project, those that cost money too.",
  severity: "high",
  area: "identity",
  controls: { "gcp-foundations": ["1.15"] },
  fix: "Set restrictions.apiTargets.",
  elsewhere: true,

  check: ({ restrictions }) => unless(list(restrictions?.apiTargets).length > 0, "restrictions.apiTargets is empty"),
  good: () => [{ restrictions: { apiTargets: [{ service: "translate.googleapis.com" }] } }],
  bad: () => [{}, { restrictions: { apiTargets: [] } }],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

const callers = [
  "androidKeyRestrictions",
  "browserKeyRestrictions",
  "iosKeyRestrictions",
  "serverKeyRestrictions",
] as const;

export default rule("gcp:projects/apiKey:ApiKey", {
  id: "gcp/api-keys/known-callers",
  title: "API keys work for named hosts and apps only",
  why: "A key is in every page and app that uses it; whoever copies it can use it elsewhere.",
  severity: "high",
  area: "identity",
  controls: { "gcp-foundations": ["1.14"] },
  fix: "Set one of restrictions.browserKeyRestrictions, serverKeyRestrictions, androidKeyRestrictions and iosKeyRestrictions.",
  elsewhere: true,

  check: ({ restrictions }) =>
    unless(
      callers.some((each) => isSet(restrictions, each)),
      "restrictions name no callers",
    ),
  good: () => [{ restrictions: { serverKeyRestrictions: { allowedIps: ["192.0.2.1"] } } }],
  bad: () => [{}, { restrictions: { apiTargets: [{ service: "translate.googleapis.com" }] } }],
});

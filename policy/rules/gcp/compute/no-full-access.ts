import { text } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, known } from "../../../unknown";
import { strings } from "../../../views/json";
import { allInstances } from "../../../views/instance-metadata";

export default rule(allInstances, {
  id: "gcp/compute/no-full-access",
  title: "The default service account of instances may not use every API",
  why: "The default account is an editor of the project, and one forged request gives its token away.",
  severity: "high",
  area: "identity",
  controls: { "gcp-foundations": ["4.2"] },
  fix: "Leave cloud-platform out of serviceAccount.scopes, or set the email of an own account.",
  elsewhere: true,
  applies: ({ serviceAccount }) =>
    !isSet(serviceAccount, "email") ||
    text(known(serviceAccount, "email")).endsWith("-compute@developer.gserviceaccount.com"),
  check: ({ serviceAccount }) =>
    strings(serviceAccount?.scopes)
      .filter((scope) => scope.endsWith("cloud-platform"))
      .map((scope) => `scopes hold ${scope}`),
  good: () => [{ serviceAccount: { scopes: ["logging-write"] } }],
  bad: () => [
    { serviceAccount: { scopes: ["cloud-platform"] } },
    { serviceAccount: { scopes: ["https://www.googleapis.com/auth/cloud-platform"] } },
  ],
});

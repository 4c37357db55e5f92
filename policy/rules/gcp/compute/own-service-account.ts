import { text, unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, known } from "../../../unknown";
import { allInstances } from "../../../views/instance-metadata";

export default rule(allInstances, {
  id: "gcp/compute/own-service-account",
  title: "Instances do not run as the default service account",
  why: "The default account is shared by all that name none, and may edit the project.",
  severity: "high",
  area: "identity",
  controls: { "gcp-foundations": ["4.1"] },
  fix: "Set serviceAccount.email to an account made for them.",
  elsewhere: true,
  applies: (instance) => isSet(instance, "serviceAccount"),
  check: (instance) => [
    ...unless(isSet(instance.serviceAccount, "email"), "serviceAccount.email is not set"),
    ...when(
      text(known(instance.serviceAccount, "email")).endsWith("-compute@developer.gserviceaccount.com"),
      "it is the default service account",
    ),
  ],
  good: () => [{ serviceAccount: { email: "web@example.iam.gserviceaccount.com", scopes: ["cloud-platform"] } }],
  bad: () => [
    { serviceAccount: { scopes: ["cloud-platform"] } },
    { serviceAccount: { email: "1-compute@developer.gserviceaccount.com", scopes: ["cloud-platform"] } },
  ],
});

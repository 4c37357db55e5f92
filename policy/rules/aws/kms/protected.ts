import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:kms/key:Key", {
  id: "aws/kms/protected",
  title: "Keys are not deleted by a slip (proxy)",
  why: "With its key, all that it encrypts is gone.",
  severity: "low",
  area: "encryption at rest",
  controls: { "security-hub": ["KMS.3"] },
  fix: "Set the resource option protect, and deletionWindowInDays to 30.",
  check: ({ protect, properties: { deletionWindowInDays: days = 30 } }) => [
    ...unless(protect, "Pulumi would delete it"),
    ...unless(days >= 14, `deletionWindowInDays is ${days}`),
  ],
  good: () => [[{ ...resource("aws:kms/key:Key", "key", { deletionWindowInDays: 30 }), protect: true }]],
  bad: () => [
    [resource("aws:kms/key:Key", "key", {})],
    [{ ...resource("aws:kms/key:Key", "key", { deletionWindowInDays: 7 }), protect: true }],
  ],
});

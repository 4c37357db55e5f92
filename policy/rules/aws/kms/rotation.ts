import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:kms/key:Key", {
  id: "aws/kms/rotation",
  title: "Keys rotate every year",
  why: "The less one key encrypted, the less its loss reveals.",
  severity: "high",
  area: "encryption at rest",
  controls: { "aws-foundations": ["4.6"], "security-hub": ["KMS.4"] },
  fix: "Set enableKeyRotation to true.",
  applies: ({ customerMasterKeySpec, keyUsage }) =>
    (customerMasterKeySpec ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" &&
    (keyUsage ?? "ENCRYPT_DECRYPT") === "ENCRYPT_DECRYPT",
  check: ({ enableKeyRotation }) => unless(enableKeyRotation === true, "enableKeyRotation is not true"),
  good: () => [{ enableKeyRotation: true }],
  bad: () => [{}, { enableKeyRotation: false }],
});

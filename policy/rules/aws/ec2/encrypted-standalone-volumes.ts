import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isEncryptedByDefault } from "../../../views/account-defaults";

export default rule("aws:ebs/volume:Volume", {
  id: "aws/ec2/encrypted-standalone-volumes",
  title: "EBS volumes are encrypted",
  why: "A snapshot of an unencrypted volume can be shared with any account and read there.",
  severity: "critical",
  area: "encryption at rest",
  controls: { "aws-foundations": ["6.1.1"], "aws-compute": ["2.2.1", "2.2.5"] },
  fix: "Set encrypted to true, or add an aws.ebs.EncryptionByDefault.",
  elsewhere: true,
  check: ({ encrypted }) => unless(encrypted === true, "encrypted is not true"),
  isSettled: isEncryptedByDefault,
  good: () => [{ encrypted: true }],
  bad: () => [{}, { encrypted: false }],
});

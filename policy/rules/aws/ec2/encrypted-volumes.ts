import { unless } from "../../../problems";
import { ruleOn } from "../../../rule";
import { isEncryptedByDefault } from "../../../views/account-defaults";
import { instanceVolumes } from "../../../views/instance-volumes";

export default ruleOn(instanceVolumes, {
  id: "aws/ec2/encrypted-volumes",
  title: "Volumes of instances are encrypted",
  why: "A snapshot of an unencrypted volume can be shared with any account and read there.",
  severity: "critical",
  area: "encryption at rest",
  controls: { "aws-foundations": ["6.1.1"], "aws-compute": ["2.2.1", "2.2.5"], "security-hub": ["EC2.181"] },
  fix: "Map the root device in blockDeviceMappings, and set ebs.encrypted to true on every volume; on an instance, set encrypted in rootBlockDevice and in every one of ebsBlockDevices. Or add an aws.ebs.EncryptionByDefault.",
  check: ({ encrypted }) => unless(encrypted, "it is not encrypted"),
  isSettled: isEncryptedByDefault,
  good: () => [{ encrypted: true, stays: false }],
  bad: () => [{ encrypted: false, stays: false }],
});

import { resource } from "../../../../examples";
import { when } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("aws:ebs/encryptionByDefault:EncryptionByDefault", {
  id: "aws/account/volume-encryption/by-default",
  title: "Every new volume in the region is encrypted",
  why: "Somebody always forgets it on one volume.",
  severity: "high",
  area: "encryption at rest",
  controls: { "aws-foundations": ["6.1.1"], "aws-compute": ["2.2.1"], "security-hub": ["EC2.7"] },
  fix: "Add an aws.ebs.EncryptionByDefault, enabled.",
  missing: "encryption by default is not declared",
  check: ({ properties }) => when(properties.enabled === false, "enabled is false"),
  good: () => [[resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "encryption", {})]],
  bad: () => [[], [resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "encryption", { enabled: false })]],
});

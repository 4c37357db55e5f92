import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { isSet } from "../../../unknown";

export default stackRule("aws:kms/key:Key", {
  id: "aws/kms/key-policy",
  title: "Keys have a policy of their own",
  why: "The default policy leaves the key to whatever IAM in the account allows.",
  severity: "medium",
  area: "encryption at rest",
  controls: { peers: ["1.6"] },
  fix: "Set policy, or add an aws.kms.KeyPolicy.",
  check: (key, stack) =>
    unless(
      isSet(key.properties, "policy") || stack.pointingAt(key, "aws:kms/keyPolicy:KeyPolicy", "keyId").length > 0,
      "it has AWS's default policy",
    ),
  good: () => [
    [resource("aws:kms/key:Key", "key", { policy: "{}" })],
    [resource("aws:kms/key:Key", "key", {}), resource("aws:kms/keyPolicy:KeyPolicy", "policy", {}, { keyId: "key" })],
  ],
  bad: () => [[resource("aws:kms/key:Key", "key", {})]],
});

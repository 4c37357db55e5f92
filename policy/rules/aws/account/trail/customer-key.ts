import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";
import { isSet } from "../../../../unknown";

export default singletonRule("aws:cloudtrail/trail:Trail", {
  id: "aws/account/trail/customer-key",
  title: "The trail is encrypted under a key of one's own",
  why: "A key of one's own says who may read the trail, apart from who may read the bucket.",
  severity: "medium",
  area: "encryption at rest",
  controls: { "aws-foundations": ["4.5"] },
  fix: "Set kmsKeyId of the aws.cloudtrail.Trail.",
  missing: "no trail",
  check: ({ properties }) => unless(isSet(properties, "kmsKeyId"), "kmsKeyId is not set"),
  good: () => [[resource("aws:cloudtrail/trail:Trail", "trail", {}, { kmsKeyId: "key" })]],
  bad: () => [[], [resource("aws:cloudtrail/trail:Trail", "trail", {})]],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:sns/topic:Topic", {
  id: "aws/sns/encrypted",
  title: "Alarm messages are encrypted",
  why: "Messages tell about systems and people, and wait on disks until they are delivered.",
  severity: "medium",
  area: "encryption at rest",
  controls: {},
  fix: "Set kmsMasterKeyId.",
  check: (topic) => unless(isSet(topic, "kmsMasterKeyId"), "kmsMasterKeyId is not set"),
  good: () => [{ kmsMasterKeyId: "alias/alarms" }],
  bad: () => [{}],
});

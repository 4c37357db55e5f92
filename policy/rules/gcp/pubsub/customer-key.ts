import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:pubsub/topic:Topic", {
  id: "gcp/pubsub/customer-key",
  title: "Messages are encrypted with a key of one's own",
  why: "Messages tell about systems and people; a key of one's own says who may read those that wait, and can be taken away.",
  severity: "medium",
  area: "encryption at rest",
  controls: {},
  fix: "Set kmsKeyName to a key that Pub/Sub's service agent may use.",
  check: (topic) => unless(isSet(topic, "kmsKeyName"), "kmsKeyName is not set"),
  good: () => [{ kmsKeyName: "projects/p/…/cryptoKeys/messages" }],
  bad: () => [{}],
});

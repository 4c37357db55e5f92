import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:logging/projectBucketConfig:ProjectBucketConfig", {
  id: "gcp/logging/customer-key",
  title: "Logs are encrypted with a key of one's own",
  why: "A key of one's own is a second permission that whoever reads the logs needs, and an end to them that one can set.",
  severity: "medium",
  area: "encryption at rest",
  controls: {},
  fix: "Set cmekSettings.kmsKeyName to a key that Cloud Logging may use.",
  check: ({ cmekSettings }) => unless(isSet(cmekSettings, "kmsKeyName"), "cmekSettings.kmsKeyName is not set"),
  good: () => [{ cmekSettings: { kmsKeyName: "projects/p/…/cryptoKeys/logs" } }],
  bad: () => [{}],
});

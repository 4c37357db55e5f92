import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:sns/topicSubscription:TopicSubscription", {
  id: "aws/sns/no-plain-http",
  title: "Messages leave AWS encrypted",
  why: "Without TLS, whoever is on the way reads what the alarms tell, and may hold it back.",
  severity: "high",
  area: "encryption in transit",
  controls: {},
  fix: "Set protocol to https.",
  check: ({ protocol }) => when(protocol === "http", "protocol is http"),
  good: () => [{ protocol: "https" }, { protocol: "email" }],
  bad: () => [{ protocol: "http" }],
});

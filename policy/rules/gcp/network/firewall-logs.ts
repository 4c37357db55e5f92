import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:compute/firewall:Firewall", {
  id: "gcp/network/firewall-logs",
  title: "Firewalls log what they do",
  why: "Whether a rule is used, and by whom, is only known if it is written down.",
  severity: "low",
  area: "logging",
  controls: {},
  fix: "Set logConfig.metadata to INCLUDE_ALL_METADATA.",
  check: (firewall) => unless(isSet(firewall, "logConfig"), "logConfig is not set"),
  good: [{ logConfig: { metadata: "INCLUDE_ALL_METADATA" } }],
  bad: [{}],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:dns/managedZone:ManagedZone", {
  id: "gcp/dns/signed",
  title: "Answers of public zones are signed",
  why: "Unsigned answers can be forged, and lead visitors to somebody else's server.",
  severity: "medium",
  area: "encryption in transit",
  controls: { "gcp-foundations": ["3.3"] },
  fix: "Set dnssecConfig.state to on.",
  elsewhere: true,
  applies: ({ visibility }) => visibility !== "private",
  check: ({ dnssecConfig }) =>
    unless(dnssecConfig?.state === "on", `dnssecConfig.state is ${dnssecConfig?.state ?? "not set"}`),
  good: () => [{ dnssecConfig: { state: "on" } }],
  bad: () => [{}, { dnssecConfig: { state: "off" } }],
});

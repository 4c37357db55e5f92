import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/anonymous-access-limited",
  title: "Without a credential, the API server only says that it is well",
  why: "A binding to anonymous users, made by mistake, would open the cluster to the internet.",
  severity: "medium",
  area: "API restriction",
  controls: {},
  fix: "Set anonymousAuthenticationConfig.mode to LIMITED.",
  check: ({ anonymousAuthenticationConfig }) =>
    unless(
      anonymousAuthenticationConfig?.mode === "LIMITED",
      `mode is ${anonymousAuthenticationConfig?.mode ?? "not set"}`,
    ),
  good: () => [{ anonymousAuthenticationConfig: { mode: "LIMITED" } }],
  bad: () => [{}, { anonymousAuthenticationConfig: { mode: "ENABLED" } }],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/google-groups",
  title: "Rights inside the cluster can be given to Google groups",
  why: "Rights of single people stay behind when they leave or change teams.",
  severity: "low",
  area: "identity",
  controls: { gke: ["5.8.2"] },
  fix: "Set authenticatorGroupsConfig.securityGroup to gke-security-groups@DOMAIN.",
  check: ({ authenticatorGroupsConfig }) =>
    unless(isSet(authenticatorGroupsConfig, "securityGroup"), "authenticatorGroupsConfig is not set"),
  good: () => [{ authenticatorGroupsConfig: { securityGroup: "gke-security-groups@example.com" } }],
  bad: () => [{}],
});

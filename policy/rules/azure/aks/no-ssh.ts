import { unless } from "../../../problems";
import { agentPoolRule } from "../../../rule";

export default agentPoolRule({
  id: "azure/aks/no-ssh",
  title: "Nobody can open SSH to the nodes",
  severity: "medium",
  area: "node security",
  controls: {},
  fix: "Set securityProfile.sshAccess to Disabled.",
  check: ({ securityProfile }) =>
    unless(securityProfile?.sshAccess === "Disabled", `sshAccess is ${securityProfile?.sshAccess ?? "not set"}`),
  good: [{ securityProfile: { sshAccess: "Disabled" } }],
  bad: [{}, { securityProfile: { sshAccess: "LocalUser" } }],
});

import { unless } from "../../../problems";
import { agentPoolRule } from "../../../rule";
import { isLinux } from "../../../views/agent-pools";

export default agentPoolRule({
  id: "azure/aks/no-ssh",
  title: "Nobody can open SSH to the nodes",
  why: "A shared key on every node reaches every pod, past the API server.",
  severity: "medium",
  area: "node security",
  controls: {},
  fix: "Set securityProfile.sshAccess to Disabled.",
  applies: isLinux,
  check: ({ securityProfile }) =>
    unless(securityProfile?.sshAccess === "Disabled", `sshAccess is ${securityProfile?.sshAccess ?? "not set"}`),
  good: () => [{ securityProfile: { sshAccess: "Disabled" } }],
  bad: () => [{}, { securityProfile: { sshAccess: "LocalUser" } }],
});

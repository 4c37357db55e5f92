import { unless } from "../../../problems";
import { agentPoolRule } from "../../../rule";

export default agentPoolRule({
  id: "azure/aks/ephemeral-disks",
  title: "Nodes keep nothing when they are replaced",
  severity: "medium",
  area: "node security",
  controls: {},
  fix: "Set osDiskType to Ephemeral.",
  check: ({ osDiskType }) => unless(osDiskType === "Ephemeral", `osDiskType is ${osDiskType ?? "not set"}`),
  good: [{ osDiskType: "Ephemeral" }],
  bad: [{}, { osDiskType: "Managed" }],
});

import { unless } from "../../../problems";
import { agentPoolRule } from "../../../rule";

export default agentPoolRule({
  id: "azure/aks/ephemeral-disks",
  title: "Nodes keep nothing when they are replaced",
  why: "A node that starts afresh carries nothing over, neither data nor an intruder's tools.",
  severity: "medium",
  area: "node security",
  controls: { peers: ["2.4"] },
  fix: "Set osDiskType to Ephemeral.",
  check: ({ osDiskType }) => unless(osDiskType === "Ephemeral", `osDiskType is ${osDiskType ?? "not set"}`),
  good: () => [{ osDiskType: "Ephemeral" }],
  bad: () => [{}, { osDiskType: "Managed" }],
});

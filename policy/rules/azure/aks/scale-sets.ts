import { when } from "../../../problems";
import { agentPoolRule } from "../../../rule";

export default agentPoolRule({
  id: "azure/aks/scale-sets",
  title: "Nodes are in scale sets",
  why: "Machines of an availability set are neither scaled nor spread over zones.",
  severity: "low",
  area: "node security",
  controls: { peers: ["2.6"] },
  fix: "Set type to VirtualMachineScaleSets.",
  check: ({ type }) => when(type === "AvailabilitySet", "type is AvailabilitySet"),
  good: () => [{ name: "pool" }, { name: "pool", type: "VirtualMachineScaleSets" }],
  bad: () => [{ name: "pool", type: "AvailabilitySet" }],
});

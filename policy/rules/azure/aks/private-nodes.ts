import { when } from "../../../problems";
import { agentPoolRule } from "../../../rule";

export default agentPoolRule({
  id: "azure/aks/private-nodes",
  title: "Nodes have no public address",
  why: "A node with an address on the internet offers the kubelet and every host port to scanners.",
  severity: "high",
  area: "network isolation",
  controls: { aks: ["5.4.3"] },
  fix: "Remove enableNodePublicIP.",
  check: ({ enableNodePublicIP }) => when(enableNodePublicIP === true, "enableNodePublicIP is true"),
  good: () => [{}, { enableNodePublicIP: false }],
  bad: () => [{ enableNodePublicIP: true }],
});

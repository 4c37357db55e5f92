import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/servers-agentless-scanning",
  title: "Defender scans servers without an agent",
  why: "Servers without an agent are the ones that nobody looks after.",
  control: "8.1.3.4",
  plan: "VirtualMachines",
  extensions: ["AgentlessVmScanning"],
});

import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/servers-vulnerabilities",
  title: "Defender looks for vulnerabilities on servers",
  why: "A known hole can only be closed by somebody who knows that it is there.",
  control: "8.1.3.2",
  plan: "VirtualMachines",
  extensions: ["AgentlessVmScanning", "MdeDesignatedSubscription"],
});

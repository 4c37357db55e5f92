import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/servers-endpoint-protection",
  title: "Defender protects servers as endpoints",
  control: "8.1.3.3",
  plan: "VirtualMachines",
  extensions: ["MdeDesignatedSubscription"],
});

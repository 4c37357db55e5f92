import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/servers-endpoint-protection",
  title: "Defender protects servers as endpoints",
  why: "It stops malware where it runs, instead of telling about it afterwards.",
  control: "8.1.3.3",
  plan: "VirtualMachines",
  extensions: ["MdeDesignatedSubscription"],
});

import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/servers",
  title: "Defender watches servers",
  control: "8.1.3.1",
  plan: "VirtualMachines",
});

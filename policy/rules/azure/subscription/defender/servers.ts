import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/servers",
  title: "Defender watches servers",
  why: "A server shows a break-in by its processes, which nobody else looks at.",
  control: "8.1.3.1",
  plan: "VirtualMachines",
});

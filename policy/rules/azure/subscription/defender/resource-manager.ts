import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/resource-manager",
  title: "Defender watches the Resource Manager",
  why: "Every change to a subscription passes the Resource Manager, those of an intruder too.",
  control: "8.1.9.1",
  plan: "Arm",
});

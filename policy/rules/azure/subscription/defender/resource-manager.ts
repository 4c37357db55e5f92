import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/resource-manager",
  title: "Defender watches the Resource Manager",
  control: "8.1.9.1",
  plan: "Arm",
});

import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/apis",
  title: "Defender watches APIs",
  control: "8.1.2.1",
  plan: "Api",
});

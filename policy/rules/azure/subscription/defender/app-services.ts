import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/app-services",
  title: "Defender watches App Services",
  control: "8.1.6.1",
  plan: "AppServices",
});

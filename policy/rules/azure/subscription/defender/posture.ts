import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/posture",
  title: "Defender CSPM watches the subscription",
  control: "8.1.1.1",
  plan: "CloudPosture",
});

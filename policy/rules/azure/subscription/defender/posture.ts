import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/posture",
  title: "Defender CSPM watches the subscription",
  why: "Single findings tell little; which of them together make a way in is what it computes.",
  control: "8.1.1.1",
  plan: "CloudPosture",
});

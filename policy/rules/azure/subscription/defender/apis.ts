import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/apis",
  title: "Defender watches APIs",
  why: "Published APIs are attacked with requests that look like all the others.",
  control: "8.1.2.1",
  plan: "Api",
});

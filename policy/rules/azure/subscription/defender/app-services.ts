import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/app-services",
  title: "Defender watches App Services",
  why: "Web apps are what attackers reach first, and their host sees more than the app does.",
  control: "8.1.6.1",
  plan: "AppServices",
});

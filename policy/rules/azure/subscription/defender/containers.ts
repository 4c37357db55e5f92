import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/containers",
  title: "Defender watches containers and registries",
  control: "8.1.4.1",
  plan: "Containers",
});

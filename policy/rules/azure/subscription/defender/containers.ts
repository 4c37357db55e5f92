import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/containers",
  title: "Defender watches containers and registries",
  why: "Nobody looks at every image and process; Defender does, and tells.",
  control: "8.1.4.1",
  plan: "Containers",
});

import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/storage",
  title: "Defender watches storage accounts",
  control: "8.1.5.1",
  plan: "StorageAccounts",
});

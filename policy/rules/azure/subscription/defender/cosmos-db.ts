import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/cosmos-db",
  title: "Defender watches Cosmos DB",
  control: "8.1.7.1",
  plan: "CosmosDbs",
});

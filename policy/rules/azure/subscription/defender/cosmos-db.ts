import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/cosmos-db",
  title: "Defender watches Cosmos DB",
  why: "Injections and unusual reads show in the database's own traffic, and nowhere else.",
  control: "8.1.7.1",
  plan: "CosmosDbs",
});

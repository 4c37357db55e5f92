import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/sql-databases",
  title: "Defender watches Azure SQL databases",
  control: "8.1.7.3",
  plan: "SqlServers",
});

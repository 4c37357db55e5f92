import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/sql-databases",
  title: "Defender watches Azure SQL databases",
  why: "Injections and unusual reads show in the database's own traffic.",
  control: "8.1.7.3",
  plan: "SqlServers",
});

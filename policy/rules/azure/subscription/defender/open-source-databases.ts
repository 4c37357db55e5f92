import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/open-source-databases",
  title: "Defender watches open-source relational databases",
  control: "8.1.7.2",
  plan: "OpenSourceRelationalDatabases",
});

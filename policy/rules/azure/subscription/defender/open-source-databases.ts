import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/open-source-databases",
  title: "Defender watches open-source relational databases",
  why: "Guessed passwords and unusual reads show in the database's own traffic.",
  control: "8.1.7.2",
  plan: "OpenSourceRelationalDatabases",
});

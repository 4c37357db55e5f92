import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/sql-on-machines",
  title: "Defender watches SQL servers on machines",
  why: "Injections and unusual reads show in the database's own traffic, on machines of one's own too.",
  control: "8.1.7.4",
  plan: "SqlServerVirtualMachines",
});

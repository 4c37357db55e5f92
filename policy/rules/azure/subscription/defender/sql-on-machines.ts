import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/sql-on-machines",
  title: "Defender watches SQL servers on machines",
  control: "8.1.7.4",
  plan: "SqlServerVirtualMachines",
});

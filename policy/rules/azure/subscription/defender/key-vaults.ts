import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/key-vaults",
  title: "Defender watches key vaults",
  control: "8.1.8.1",
  plan: "KeyVaults",
});

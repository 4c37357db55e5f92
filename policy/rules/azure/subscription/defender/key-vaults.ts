import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/key-vaults",
  title: "Defender watches key vaults",
  why: "Who reads a vault unlike everybody before has probably stolen an identity.",
  control: "8.1.8.1",
  plan: "KeyVaults",
});

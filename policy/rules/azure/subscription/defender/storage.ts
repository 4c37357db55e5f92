import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/storage",
  title: "Defender watches storage accounts",
  why: "Malware is uploaded and data is carried out through storage, which keeps quiet about it.",
  control: "8.1.5.1",
  plan: "StorageAccounts",
});

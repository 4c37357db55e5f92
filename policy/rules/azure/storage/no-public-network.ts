import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isClosed } from "../../../views/storage-accounts";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/no-public-network",
  title: "Storage answers private endpoints only",
  why: "A network rule that is loosened later opens an account that still has a public side.",
  severity: "medium",
  area: "network isolation",
  controls: { "azure-foundations": ["9.3.2.2"] },
  fix: "Set publicNetworkAccess to Disabled, or to SecuredByPerimeter.",
  check: (account) => unless(isClosed(account), `publicNetworkAccess is ${account.publicNetworkAccess ?? "not set"}`),
  good: () => [{ publicNetworkAccess: "Disabled" }, { publicNetworkAccess: "SecuredByPerimeter" }],
  bad: () => [{}, { publicNetworkAccess: "Enabled" }],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isBase } from "../../../views/aks-clusters";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/images-cleaned",
  title: "Nodes forget images that nothing uses",
  why: "Old images with known holes stay on the node, ready to be started without a pull.",
  severity: "low",
  area: "image security",
  controls: {},
  fix: "Set securityProfile.imageCleaner.enabled to true.",
  applies: isBase,
  check: ({ securityProfile }) =>
    unless(securityProfile?.imageCleaner?.enabled === true, "imageCleaner.enabled is not true"),
  good: () => [{ securityProfile: { imageCleaner: { enabled: true, intervalHours: 48 } } }],
  bad: () => [{}, { securityProfile: { imageCleaner: { enabled: false } } }],
});

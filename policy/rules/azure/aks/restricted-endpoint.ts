import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { strings } from "../../../views/json";
import { isAnywhere } from "../../../views/ports";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/restricted-endpoint",
  title: "The AKS API server answers only named ranges, or only the network",
  why: "An API server for the whole internet is one stolen token away from being somebody else's.",
  severity: "critical",
  area: "API restriction",
  controls: { aks: ["5.4.1"] },
  fix: "Set apiServerAccessProfile.authorizedIPRanges, or enablePrivateCluster.",
  check({ apiServerAccessProfile }) {
    if (apiServerAccessProfile?.enablePrivateCluster === true) return [];
    // An empty list is no limit.
    const ranges = strings(apiServerAccessProfile?.authorizedIPRanges);
    const open = ranges.filter(isAnywhere);
    return [
      ...unless(ranges.length > 0, "it answers the whole internet"),
      ...when(open.length > 0, `it answers ${open.join(", ")}`),
    ];
  },
  good: () => [
    { apiServerAccessProfile: { authorizedIPRanges: ["203.0.113.0/24"] } },
    { apiServerAccessProfile: { enablePrivateCluster: true } },
  ],
  bad: () => [
    {},
    { apiServerAccessProfile: { authorizedIPRanges: [] } },
    { apiServerAccessProfile: { authorizedIPRanges: ["203.0.113.0/24", "0.0.0.0/0"] } },
    { apiServerAccessProfile: { authorizedIPRanges: ["0.0.0.0/1", "128.0.0.0/1"] } },
  ],
});

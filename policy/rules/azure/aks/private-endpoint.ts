import { unless, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/private-endpoint",
  title: "The AKS API server answers only inside the network",
  why: "A server that nobody can reach cannot be attacked through a stolen token or a flaw of its own.",
  severity: "medium",
  area: "API restriction",
  controls: { aks: ["5.4.2"] },
  fix: "Set apiServerAccessProfile.enablePrivateCluster, and turn enablePrivateClusterPublicFQDN off.",
  check: ({ apiServerAccessProfile }) => [
    ...unless(apiServerAccessProfile?.enablePrivateCluster === true, "the public endpoint is on"),
    ...when(
      apiServerAccessProfile?.enablePrivateCluster === true &&
        apiServerAccessProfile.enablePrivateClusterPublicFQDN !== false,
      "its name is in public DNS",
    ),
  ],
  good: () => [{ apiServerAccessProfile: { enablePrivateCluster: true, enablePrivateClusterPublicFQDN: false } }],
  bad: () => [{}, { apiServerAccessProfile: { enablePrivateCluster: true } }],
});

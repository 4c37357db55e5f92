import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/no-run-command",
  title: "No command can be run in the cluster past its API server's rules",
  why: "It runs anything as cluster administrator for whoever has one Azure permission, past the network's limits.",
  severity: "medium",
  area: "API restriction",
  controls: {},
  fix: "Set apiServerAccessProfile.disableRunCommand to true.",
  // `az aks command invoke` works from anywhere, whatever the API server's ranges are.
  check: ({ apiServerAccessProfile }) =>
    unless(apiServerAccessProfile?.disableRunCommand === true, "disableRunCommand is not true"),
  good: () => [{ apiServerAccessProfile: { disableRunCommand: true } }],
  bad: () => [{}, { apiServerAccessProfile: { disableRunCommand: false } }],
});

import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/no-http-routing",
  title: "The add-on that routes plain HTTP is off",
  why: "It is meant for trying things out, and makes names and addresses on the internet.",
  severity: "high",
  area: "network isolation",
  controls: { peers: ["2.11"] },
  fix: "Remove addonProfiles.httpApplicationRouting.",
  check: ({ addonProfiles }) =>
    when(addonProfiles?.httpApplicationRouting?.enabled === true, "httpApplicationRouting is on"),
  good: () => [{}, { addonProfiles: { httpApplicationRouting: { enabled: false } } }],
  bad: () => [{ addonProfiles: { httpApplicationRouting: { enabled: true } } }],
});

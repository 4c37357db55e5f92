import { when } from "../../../problems";
import { rule } from "../../../rule";
import { problemsOf } from "../../../unknown";

export default rule("azure-native:containerregistry:Registry", {
  id: "azure/registry/no-admin-user",
  title: "Registries know their users",
  why: "One shared password for everything tells nobody who used it.",
  severity: "high",
  area: "image security",
  controls: { aks: ["5.1.2"], peers: ["2.12"] },
  fix: "Leave adminUserEnabled and anonymousPullEnabled off.",
  check: (registry) =>
    problemsOf(
      () => when(registry.adminUserEnabled === true, "the admin user is on"),
      () => when(registry.anonymousPullEnabled === true, "anybody can pull"),
    ),
  good: () => [{}, { adminUserEnabled: false, anonymousPullEnabled: false }],
  bad: () => [{ adminUserEnabled: true }, { anonymousPullEnabled: true }],
});

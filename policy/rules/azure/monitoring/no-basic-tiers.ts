import { when } from "../../../problems";
import { rule } from "../../../rule";

const names = ["Basic", "Free"];

export default rule(
  [
    "azure-native:containerregistry:Registry",
    "azure-native:network:PublicIPAddress",
    "azure-native:operationalinsights:Workspace",
  ],
  {
    id: "azure/monitoring/no-basic-tiers",
    title: "Services are of a tier that is made for production",
    why: "Basic tiers have no agreed availability, and lack the protection that the others have.",
    severity: "medium",
    area: "node security",
    controls: { "azure-foundations": ["6.1.5"] },
    fix: "Set sku.name to Standard or better.",
    // An absent tier is Azure's cheapest.
    check: ({ sku }) => when(names.includes(sku?.name ?? "Basic"), `the tier is ${sku?.name ?? "not set"}`),
    good: () => [{ sku: { name: "Standard" } }],
    bad: () => [{}, { sku: { name: "Basic" } }],
  },
);

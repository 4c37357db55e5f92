import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/geo-redundant",
  title: "Storage outlives its region",
  why: "A disaster in one region takes all copies that are in it.",
  severity: "low",
  area: "runtime security",
  controls: { "azure-foundations": ["9.3.11"] },
  fix: "Set sku.name to Standard_GZRS or Standard_GRS, if the data is critical.",
  check: ({ sku }) => unless(/_(RA)?GZ?RS$/.test(sku?.name ?? ""), `sku.name is ${sku?.name ?? "not set"}`),
  good: () => [{ sku: { name: "Standard_GRS" } }, { sku: { name: "Standard_RAGZRS" } }],
  bad: () => [{}, { sku: { name: "Standard_LRS" } }, { sku: { name: "Premium_ZRS" } }],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerregistry:Registry", {
  id: "azure/registry/own-data-endpoints",
  title: "Images come from addresses of the registry's own",
  why: "Firewalls can otherwise only let through the storage of all Azure.",
  severity: "low",
  area: "network isolation",
  controls: { peers: ["2.18"] },
  fix: "Set dataEndpointEnabled to true.",
  check: ({ dataEndpointEnabled }) => unless(dataEndpointEnabled === true, "dataEndpointEnabled is not true"),
  good: () => [{ dataEndpointEnabled: true }],
  bad: () => [{}, { dataEndpointEnabled: false }],
});

import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

const accountType = "azure-native:storage:StorageAccount";
const serviceType = "azure-native:storage:BlobServiceProperties";

export default stackRule(serviceType, {
  id: "azure/storage/versions",
  title: "Blobs keep their earlier versions",
  why: "What was overwritten by mistake or by ransomware can then be had back.",
  severity: "low",
  area: "runtime security",
  controls: { "azure-foundations": ["9.2.3"] },
  fix: "Set isVersioningEnabled to true.",
  // A data lake, whose blobs are in folders, has no versions.
  applies: (service, stack) =>
    !stack.behind(service, "accountName", accountType).some(({ properties }) => properties.isHnsEnabled === true),
  check: ({ properties: { isVersioningEnabled } }) =>
    unless(isVersioningEnabled === true, "isVersioningEnabled is not true"),
  good: () => [[resource(serviceType, "blobs", { isVersioningEnabled: true })]],
  bad: () => [
    [resource(serviceType, "blobs", {})],
    [resource(serviceType, "blobs", { isVersioningEnabled: false })],
    [
      resource(accountType, "store", { isHnsEnabled: false }),
      resource(serviceType, "blobs", {}, { accountName: "store" }),
    ],
  ],
});

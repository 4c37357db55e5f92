import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/transport",
  title: "Storage speaks TLS 1.2 or newer, and nothing else",
  why: "Old protocols and plain HTTP can be read and changed on the way.",
  severity: "high",
  area: "encryption in transit",
  controls: { "azure-foundations": ["9.3.4", "9.3.6"] },
  fix: "Set enableHttpsTrafficOnly to true and minimumTlsVersion to TLS1_2.",
  check: ({ enableHttpsTrafficOnly, minimumTlsVersion }) => [
    ...unless(enableHttpsTrafficOnly === true, "plain HTTP is taken"),
    ...unless(
      ["TLS1_2", "TLS1_3"].includes(minimumTlsVersion ?? ""),
      `minimumTlsVersion is ${minimumTlsVersion ?? "not set"}`,
    ),
  ],
  good: [{ enableHttpsTrafficOnly: true, minimumTlsVersion: "TLS1_2" }],
  bad: [{}, { enableHttpsTrafficOnly: true, minimumTlsVersion: "TLS1_0" }, { minimumTlsVersion: "TLS1_2" }],
});

import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { problemsOf } from "../../../unknown";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/transport",
  title: "Storage speaks TLS 1.2 or newer, and nothing else",
  why: "Old protocols and plain HTTP can be read and changed on the way.",
  severity: "high",
  area: "encryption in transit",
  controls: { "azure-foundations": ["9.3.4", "9.3.6"] },
  fix: "Set minimumTlsVersion to TLS1_2, and leave enableHttpsTrafficOnly out or true.",
  // Left out, enableHttpsTrafficOnly is true and minimumTlsVersion is TLS1_0.
  check: (account) =>
    problemsOf(
      () => when(account.enableHttpsTrafficOnly === false, "plain HTTP is taken"),
      () =>
        unless(
          ["TLS1_2", "TLS1_3"].includes(account.minimumTlsVersion ?? ""),
          `minimumTlsVersion is ${account.minimumTlsVersion ?? "not set"}`,
        ),
    ),
  good: () => [{ enableHttpsTrafficOnly: true, minimumTlsVersion: "TLS1_2" }, { minimumTlsVersion: "TLS1_2" }],
  bad: () => [
    {},
    { enableHttpsTrafficOnly: true, minimumTlsVersion: "TLS1_0" },
    { enableHttpsTrafficOnly: false, minimumTlsVersion: "TLS1_2" },
  ],
});

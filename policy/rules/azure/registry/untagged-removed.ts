import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerregistry:Registry", {
  id: "azure/registry/untagged-removed",
  title: "Images without a tag go after a while",
  why: "What nobody names any more is still there to be pulled, with its old holes.",
  severity: "low",
  area: "image security",
  controls: { peers: ["2.16"] },
  fix: "Set policies.retentionPolicy.status to enabled, with days.",
  check: ({ policies }) =>
    unless(
      policies?.retentionPolicy?.status === "enabled",
      `retentionPolicy is ${policies?.retentionPolicy?.status ?? "not set"}`,
    ),
  good: () => [{ policies: { retentionPolicy: { status: "enabled", days: 30 } } }],
  bad: () => [{}, { policies: { retentionPolicy: { status: "disabled" } } }],
});

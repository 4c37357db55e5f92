import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:eks/cluster:Cluster", {
  id: "aws/eks/creator-not-admin",
  title: "Whoever makes the cluster is not its administrator for ever",
  why: "The pipeline or the person who happened to make it would keep all rights, and no list shows it.",
  severity: "medium",
  area: "identity",
  controls: { eks: ["4.1.7"] },
  fix: "Set accessConfig.bootstrapClusterCreatorAdminPermissions to false, and add access entries.",
  check: ({ accessConfig }) =>
    unless(
      accessConfig?.bootstrapClusterCreatorAdminPermissions === false,
      "bootstrapClusterCreatorAdminPermissions is not false",
    ),
  good: () => [{ accessConfig: { bootstrapClusterCreatorAdminPermissions: false } }],
  bad: () => [{}, { accessConfig: { bootstrapClusterCreatorAdminPermissions: true } }],
});

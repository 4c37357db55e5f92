import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule(["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"], {
  id: "aws/rds/minor-upgrades",
  title: "Databases get minor versions by themselves",
  why: "Known holes stay open until somebody finds time.",
  severity: "low",
  area: "node security",
  controls: { "aws-foundations": ["3.2.2"] },
  fix: "Leave autoMinorVersionUpgrade on.",
  elsewhere: true,

  check: ({ autoMinorVersionUpgrade }) => when(autoMinorVersionUpgrade === false, "autoMinorVersionUpgrade is false"),
  good: () => [{}, { autoMinorVersionUpgrade: true }],
  bad: () => [{ autoMinorVersionUpgrade: false }],
});

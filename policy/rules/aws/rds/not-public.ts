import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule(["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"], {
  id: "aws/rds/not-public",
  title: "Databases have no public address",
  why: "A database on the internet has one password between its data and everybody.",
  severity: "critical",
  area: "network isolation",
  controls: { "aws-foundations": ["3.2.3"] },
  fix: "Set publiclyAccessible to false.",
  elsewhere: true,

  check: ({ publiclyAccessible }) => when(publiclyAccessible === true, "publiclyAccessible is true"),
  good: () => [{}, { publiclyAccessible: false }],
  bad: () => [{ publiclyAccessible: true }],
});

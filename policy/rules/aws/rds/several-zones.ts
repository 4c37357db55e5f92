import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:rds/instance:Instance", {
  id: "aws/rds/several-zones",
  title: "Databases are in several zones",
  why: "With one zone, its trouble is an outage, and data since the last backup may be lost.",
  severity: "low",
  area: "runtime security",
  controls: { "aws-foundations": ["3.2.4"] },
  fix: "Set multiAz to true.",
  elsewhere: true,

  check: ({ multiAz }) => unless(multiAz === true, "multiAz is not true"),
  good: () => [{ multiAz: true }],
  bad: () => [{}, { multiAz: false }],
});

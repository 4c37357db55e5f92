import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:cloudfront/distribution:Distribution", {
  id: "aws/cloudfront/access-logs",
  title: "Distributions log who comes",
  why: "The edge is the only place that sees who really asked.",
  severity: "medium",
  area: "logging",
  controls: { "aws-foundations": ["4.10"] },
  fix: "Set loggingConfig.",
  elsewhere: true,

  check: (distribution) => unless(isSet(distribution, "loggingConfig"), "loggingConfig is not set"),
  good: [{ loggingConfig: { bucket: "logs.s3.amazonaws.com" } }],
  bad: [{}],
});

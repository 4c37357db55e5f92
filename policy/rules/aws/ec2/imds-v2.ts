import { unless } from "../../../problems";
import { rule } from "../../../rule";
import type { PropertiesOf } from "../../../types";
import { isSet } from "../../../unknown";

const instance = "aws:ec2/instance:Instance";

export default rule(["aws:ec2/launchTemplate:LaunchTemplate", instance], {
  id: "aws/ec2/imds-v2",
  title: "Instances answer metadata requests only with a session (IMDSv2)",
  why: "Without a session, one forged request to a web application gives away the instance's credentials.",
  severity: "critical",
  area: "identity",
  controls: { "aws-foundations": ["6.7"], "aws-compute": ["2.8"], "security-hub": ["EC2.170"] },
  fix: "Set metadataOptions.httpTokens to required.",
  // An instance has its template's options, if it has none of its own.
  applies: (subject: PropertiesOf<typeof instance>) =>
    isSet(subject, "metadataOptions") || !isSet(subject, "launchTemplate"),
  check: ({ metadataOptions }) =>
    unless(
      metadataOptions?.httpTokens === "required" || metadataOptions?.httpEndpoint === "disabled",
      `httpTokens is ${metadataOptions?.httpTokens ?? "not set"}`,
    ),
  good: [{ metadataOptions: { httpTokens: "required" } }, { metadataOptions: { httpEndpoint: "disabled" } }],
  bad: [{}, { metadataOptions: {} }, { metadataOptions: { httpTokens: "optional" } }],
});

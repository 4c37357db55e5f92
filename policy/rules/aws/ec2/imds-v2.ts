import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";
import { templatesAndInstances, type Instance } from "../../../views/instances";

export default rule(templatesAndInstances, {
  id: "aws/ec2/imds-v2",
  title: "Instances answer metadata requests only with a session (IMDSv2)",
  why: "Without a session, one forged request to a web application gives away the instance's credentials.",
  severity: "critical",
  area: "identity",
  controls: { "aws-foundations": ["6.7"], "aws-compute": ["2.8"], "security-hub": ["EC2.170"] },
  fix: "Set metadataOptions.httpTokens to required.",
  // An instance has its template's options, if it has none of its own.
  applies: (subject: Instance) => isSet(subject, "metadataOptions") || !isSet(subject, "launchTemplate"),
  check: ({ metadataOptions }) =>
    unless(
      metadataOptions?.httpTokens === "required" || metadataOptions?.httpEndpoint === "disabled",
      `httpTokens is ${metadataOptions?.httpTokens ?? "not set"}`,
    ),
  good: [{ metadataOptions: { httpTokens: "required" } }, { metadataOptions: { httpEndpoint: "disabled" } }],
  bad: [{}, { metadataOptions: {} }, { metadataOptions: { httpTokens: "optional" } }],
});

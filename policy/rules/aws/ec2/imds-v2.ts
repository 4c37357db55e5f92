import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, someIs } from "../../../unknown";
import { hasByDefault } from "../../../views/account-defaults";
import { templatesAndInstances, type Instance } from "../../../views/instances";

export default rule(templatesAndInstances, {
  id: "aws/ec2/imds-v2",
  title: "Instances answer metadata requests only with a session (IMDSv2)",
  why: "Without a session, one forged request to a web application gives away the instance's credentials.",
  severity: "critical",
  area: "identity",
  controls: { "aws-foundations": ["6.7"], "aws-compute": ["2.8"], "security-hub": ["EC2.170"] },
  fix: "Set metadataOptions.httpTokens to required, or make that the default by an aws.ec2.InstanceMetadataDefaults.",
  // An instance has its template's options, if it has none of its own.
  applies: (subject: Instance) => isSet(subject, "metadataOptions") || !isSet(subject, "launchTemplate"),
  check: ({ metadataOptions }) =>
    unless(
      metadataOptions?.httpTokens === "required" || metadataOptions?.httpEndpoint === "disabled",
      `httpTokens is ${metadataOptions?.httpTokens ?? "not set"}`,
    ),
  isSettled: (inside, stack) =>
    someIs([["httpTokens", "required"] as const, ["httpEndpoint", "disabled"] as const], ([option, value]) =>
      hasByDefault(inside, option, value, stack),
    ),
  good: () => [{ metadataOptions: { httpTokens: "required" } }, { metadataOptions: { httpEndpoint: "disabled" } }],
  bad: () => [{}, { metadataOptions: {} }, { metadataOptions: { httpTokens: "optional" } }],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { hasByDefault } from "../../../views/account-defaults";

export default rule("aws:ec2/launchTemplate:LaunchTemplate", {
  id: "aws/ec2/imds-hop-limit",
  title: "Containers cannot ask the instance for its credentials",
  why: "A container that reaches the metadata service takes on the role of its instance.",
  severity: "high",
  area: "identity",
  controls: { peers: ["1.16"] },
  fix: "Set metadataOptions.httpPutResponseHopLimit to 1, there or in an aws.ec2.InstanceMetadataDefaults, and give workloads roles of their own.",
  check: ({ metadataOptions }) =>
    unless(
      metadataOptions?.httpPutResponseHopLimit === 1,
      `httpPutResponseHopLimit is ${metadataOptions?.httpPutResponseHopLimit ?? "not set"}`,
    ),
  isSettled: (inside, stack) => hasByDefault(inside, "httpPutResponseHopLimit", 1, stack),
  good: () => [{ metadataOptions: { httpPutResponseHopLimit: 1 } }],
  bad: () => [{}, { metadataOptions: { httpPutResponseHopLimit: 2 } }],
});

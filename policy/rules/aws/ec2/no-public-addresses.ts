import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ec2/launchTemplate:LaunchTemplate", {
  id: "aws/ec2/no-public-addresses",
  title: "Instances have no public address",
  why: "An address on the internet is scanned within minutes, and one forgotten port is enough.",
  severity: "high",
  area: "network isolation",
  controls: { eks: ["5.4.3"], "security-hub": ["EC2.25"], peers: ["1.15"] },
  fix: "Set networkInterfaces[].associatePublicIpAddress to false, or leave the interfaces to the subnet.",
  check: ({ networkInterfaces }) =>
    list(networkInterfaces).flatMap(({ associatePublicIpAddress }, index) =>
      when(String(associatePublicIpAddress) === "true", `networkInterfaces[${index}] gets a public address`),
    ),
  good: [{}, { networkInterfaces: [{ associatePublicIpAddress: "false" }] }],
  bad: [{ networkInterfaces: [{ associatePublicIpAddress: "true" }] }],
});

import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { publicAddresses } from "../../../views/instance-addresses";

export default ruleOn(publicAddresses, {
  id: "aws/ec2/no-public-addresses",
  title: "Instances have no public address",
  why: "An address on the internet is scanned within minutes, and one forgotten port is enough.",
  severity: "high",
  area: "network isolation",
  controls: { eks: ["5.4.3"], "security-hub": ["EC2.25"], peers: ["1.15"] },
  fix: "Set associatePublicIpAddress to false, in a template on every one of networkInterfaces, or leave it to the subnet.",
  check: (isPublic) => when(isPublic, "gets a public address"),
  good: () => [false],
  bad: () => [true],
});

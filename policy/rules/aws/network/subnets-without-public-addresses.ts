import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ec2/subnet:Subnet", {
  id: "aws/network/subnets-without-public-addresses",
  title: "Subnets hand out no public addresses",
  why: "Everything that starts in such a subnet is on the internet, whether it was meant to be or not.",
  severity: "high",
  area: "network isolation",
  controls: { eks: ["5.4.3"], "security-hub": ["EC2.15"], peers: ["1.10"] },
  fix: "Set mapPublicIpOnLaunch to false; a NAT gateway has an address of its own.",
  check: ({ mapPublicIpOnLaunch }) => when(mapPublicIpOnLaunch === true, "mapPublicIpOnLaunch is true"),
  good: () => [{}, { mapPublicIpOnLaunch: false }],
  bad: () => [{ mapPublicIpOnLaunch: true }],
});

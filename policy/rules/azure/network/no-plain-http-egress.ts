import { when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { strings } from "../../../views/json";
import { isAnywhere } from "../../../views/ports";

export default networkSecurityRule({
  id: "azure/network/no-plain-http-egress",
  title: "Nothing speaks plain HTTP to the internet",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Let out port 443 only.",
  check: ({ access, direction, destinationAddressPrefix, destinationPortRange, destinationPortRanges }) =>
    when(
      access === "Allow" &&
        direction === "Outbound" &&
        isAnywhere(destinationAddressPrefix) &&
        [...strings(destinationPortRange), ...strings(destinationPortRanges)].includes("80"),
      `port 80 of ${destinationAddressPrefix} can be reached`,
    ),
  good: [
    {
      access: "Allow",
      direction: "Outbound",
      protocol: "Tcp",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "443",
    },
  ],
  bad: [
    {
      access: "Allow",
      direction: "Outbound",
      protocol: "Tcp",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "80",
    },
  ],
});

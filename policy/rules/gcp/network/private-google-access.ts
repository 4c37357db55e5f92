import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isForMachines } from "../../../views/google-subnets";

export default rule("gcp:compute/subnetwork:Subnetwork", {
  id: "gcp/network/private-google-access",
  title: "Google's services are reached without the internet (proxy)",
  why: "Traffic to Google's services then needs no way out to the internet.",
  severity: "medium",
  area: "network isolation",
  controls: { "gcp-foundations": ["3.9"] },
  fix: "Set privateIpGoogleAccess to true.",
  applies: isForMachines,
  check: ({ privateIpGoogleAccess }) => unless(privateIpGoogleAccess === true, "privateIpGoogleAccess is not true"),
  good: () => [{ privateIpGoogleAccess: true }],
  bad: () => [{}, { privateIpGoogleAccess: false }],
});

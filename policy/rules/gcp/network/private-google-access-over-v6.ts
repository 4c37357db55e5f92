import { text, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:compute/subnetwork:Subnetwork", {
  id: "gcp/network/private-google-access-over-v6",
  title: "Subnets with IPv6 reach Google's services without the internet",
  why: "Machines would otherwise need a way out for what stays at Google.",
  severity: "low",
  area: "network isolation",
  controls: { peers: ["3.6"] },
  fix: "Set privateIpv6GoogleAccess to ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE.",
  elsewhere: true,
  applies: ({ stackType }) => stackType === "IPV4_IPV6" || stackType === "IPV6_ONLY",
  check: ({ privateIpv6GoogleAccess }) =>
    unless(
      text(privateIpv6GoogleAccess).startsWith("ENABLE_"),
      `privateIpv6GoogleAccess is ${privateIpv6GoogleAccess ?? "not set"}`,
    ),
  good: () => [{ stackType: "IPV4_IPV6", privateIpv6GoogleAccess: "ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE" }],
  bad: () => [{ stackType: "IPV4_IPV6" }, { stackType: "IPV6_ONLY", privateIpv6GoogleAccess: "DISABLE_GOOGLE_ACCESS" }],
});

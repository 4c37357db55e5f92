import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:compute/network:Network", {
  id: "gcp/network/no-automatic-subnets",
  title: "Networks have the subnets that somebody planned",
  why: "Subnets in every region are ways that nobody planned, watches or needs.",
  severity: "medium",
  area: "network isolation",
  controls: { "gcp-foundations": ["3.2"] },
  fix: "Set autoCreateSubnetworks to false.",
  check: ({ autoCreateSubnetworks }) => unless(autoCreateSubnetworks === false, "autoCreateSubnetworks is not false"),
  good: () => [{ autoCreateSubnetworks: false }],
  bad: () => [{}, { autoCreateSubnetworks: true }],
});

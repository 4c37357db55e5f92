import { list, when } from "../../../problems";
import { rule } from "../../../rule";
import { admitsAnyone } from "../../../views/firewalls";

export default rule("gcp:compute/firewall:Firewall", {
  id: "gcp/network/no-open-ingress",
  title: "Firewalls let nobody in from the whole internet",
  why: "What is open to the internet is scanned within minutes.",
  severity: "high",
  area: "network isolation",
  controls: { gke: ["5.6.6"], peers: ["3.4"] },
  fix: "Name the ranges that traffic comes from.",
  check: (firewall) =>
    when(admitsAnyone(firewall) && list(firewall.allows).length > 0, "it lets in the whole internet"),
  good: [
    { sourceRanges: ["10.0.0.0/8"], allows: [{ protocol: "tcp", ports: ["443"] }] },
    { sourceRanges: ["0.0.0.0/0"], denies: [{ protocol: "all" }] },
  ],
  bad: [{ sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["443"] }] }],
});

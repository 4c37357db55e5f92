import { resource } from "../../../examples";
import { list, when } from "../../../problems";
import { stackRule } from "../../../rule";
import { opens } from "../../../views/firewall-rules";

/** Where Google's load balancers and health checks come from. */
const google: readonly string[] = ["35.191.0.0/16", "130.211.0.0/22", "2600:2d00:1:b029::/64", "2600:2d00:1:1::/64"];

export default stackRule("gcp:compute/firewall:Firewall", {
  id: "gcp/network/web-through-google",
  title: "Web traffic comes through the proxy that asks who it is",
  why: "Whoever reaches the machines past the proxy is asked nothing.",
  severity: "medium",
  area: "network isolation",
  controls: { "gcp-foundations": ["3.12"] },
  fix: "Set sourceRanges to those of Google's load balancers, 35.191.0.0/16 and 130.211.0.0/22.",
  elsewhere: true,
  applies: ({ properties: firewall }, stack) =>
    firewall.direction !== "EGRESS" &&
    [80, 443].some((port) => opens(firewall.allows, port)) &&
    stack.all("gcp:compute/backendService:BackendService").some(({ properties: { iap } }) => iap?.enabled === true),
  check({ properties: { sourceRanges } }) {
    const others = list(sourceRanges ?? ["0.0.0.0/0"]).filter((range) => !google.includes(range));
    return when(others.length > 0, `lets in ${others.join(", ")} past the proxy`);
  },
  good: () => [
    [
      resource("gcp:compute/backendService:BackendService", "web", { iap: { enabled: true } }),
      resource("gcp:compute/firewall:Firewall", "web", {
        allows: [{ protocol: "tcp", ports: ["443"] }],
        sourceRanges: ["35.191.0.0/16", "130.211.0.0/22"],
      }),
    ],
  ],
  bad: () => [
    [
      resource("gcp:compute/backendService:BackendService", "web", { iap: { enabled: true } }),
      resource("gcp:compute/firewall:Firewall", "web", {
        allows: [{ protocol: "tcp", ports: ["443"] }],
        sourceRanges: ["0.0.0.0/0"],
      }),
    ],
    [
      resource("gcp:compute/backendService:BackendService", "web", { iap: { enabled: true } }),
      resource("gcp:compute/firewall:Firewall", "web", { allows: [{ protocol: "tcp", ports: ["80"] }] }),
    ],
  ],
});

import { list } from "../../../problems";
import { ruleOn } from "../../../rule";
import { firewallRules, isForAnyone } from "../../../views/firewall-rules";
import { strings } from "../../../views/json";
import { portRange } from "../../../views/ports";

/** So many ports are not meant one by one. */
function isWide(ports: string): boolean {
  const range = portRange(ports);
  return range !== undefined && range.to - range.from >= 1000;
}

const rest = { leadsOut: true, logs: true };

export default ruleOn(firewallRules, {
  id: "gcp/network/no-open-egress",
  title: "Firewalls name the ports that lead to the internet",
  why: "What was broken into calls home; a closed way out is where it ends.",
  severity: "high",
  area: "network isolation",
  controls: {},
  fix: "Name port 443.",
  applies: ({ leadsOut, allows }) => leadsOut && allows.length > 0,
  check: (rule) =>
    isForAnyone(rule)
      ? rule.allows
          .filter(({ ports }) => list(ports).length === 0 || strings(ports).some(isWide))
          .map(
            ({ protocol, ports }) =>
              `${protocol} leads to the internet on ${strings(ports).join(", ") || "every port"}`,
          )
      : [],
  good: () => [
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["443"] }] },
    { ...rest, ranges: ["10.0.0.0/8"], allows: [{ protocol: "all" }] },
    { ...rest, ranges: [], allows: [{ protocol: "all" }] },
  ],
  bad: () => [
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp" }] },
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "all" }] },
    { ...rest, ranges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["1-65535"] }] },
    { ...rest, ranges: undefined, allows: [{ protocol: "all" }] },
  ],
});

import { list, when } from "../../../problems";
import { rule } from "../../../rule";
import { asList } from "../../../views/json";
import { allInstances } from "../../../views/instance-metadata";

export default rule(allInstances, {
  id: "gcp/compute/no-public-addresses",
  title: "Instances have no public address",
  why: "An address on the internet is scanned within minutes, and one forgotten port is enough.",
  severity: "high",
  area: "network isolation",
  controls: { "gcp-foundations": ["4.9"] },
  fix: "Leave accessConfigs and ipv6AccessConfigs out of networkInterfaces.",
  elsewhere: true,

  check: ({ networkInterfaces }) =>
    when(
      list<object>(networkInterfaces).some(
        (each: { accessConfigs?: unknown; ipv6AccessConfigs?: unknown }) =>
          asList(each.accessConfigs).length > 0 || asList(each.ipv6AccessConfigs).length > 0,
      ),
      "an interface has a public address",
    ),
  good: () => [{ networkInterfaces: [{ subnetwork: "one" }] }],
  bad: () => [{ networkInterfaces: [{ accessConfigs: [{ networkTier: "PREMIUM" }] }] }],
});

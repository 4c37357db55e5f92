import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/cluster:Cluster", {
  id: "aws/ecs/container-insights",
  title: "Container Insights watches the cluster",
  why: "Without figures of tasks, an outage or a miner shows first on the bill.",
  severity: "medium",
  area: "runtime security",
  controls: { "aws-compute": ["3.9"], "security-hub": ["ECS.12"] },
  fix: "Set the cluster setting containerInsights to enhanced, or at least enabled.",
  check({ settings }) {
    const value = list(settings).find(({ name }) => name === "containerInsights")?.value;
    return unless(["enabled", "enhanced"].includes(value ?? ""), `containerInsights is ${value ?? "not set"}`);
  },
  good: () => [
    { settings: [{ name: "containerInsights", value: "enhanced" }] },
    { settings: [{ name: "containerInsights", value: "enabled" }] },
  ],
  bad: () => [{}, { settings: [{ name: "containerInsights", value: "disabled" }] }],
});

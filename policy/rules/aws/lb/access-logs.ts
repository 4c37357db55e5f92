import { unless } from "../../../problems";
import { rule } from "../../../rule";

// Gateway load balancers have no such logs.
export default rule(["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"], {
  id: "aws/lb/access-logs",
  title: "Load balancers log who comes",
  why: "The load balancer is the only place that sees who really asked.",
  severity: "medium",
  area: "logging",
  controls: { "aws-foundations": ["4.10"] },
  fix: "Set accessLogs, with a bucket and enabled.",
  elsewhere: true,
  applies: ({ loadBalancerType }) => loadBalancerType !== "gateway",
  check: ({ accessLogs }) => unless(accessLogs?.enabled === true, "accessLogs.enabled is not true"),
  good: () => [{ accessLogs: { bucket: "logs", enabled: true } }],
  bad: () => [{}, { accessLogs: { bucket: "logs" } }],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:compute/routerNat:RouterNat", {
  id: "gcp/network/nat-logs",
  title: "What goes out through NAT is recorded",
  why: "They say which machine was behind a connection that left by the shared address.",
  severity: "low",
  area: "logging",
  controls: {},
  fix: "Set logConfig.enable with filter ALL.",
  check: ({ logConfig }) =>
    unless(logConfig?.enable === true && logConfig.filter === "ALL", `the filter is ${logConfig?.filter ?? "not set"}`),
  good: () => [{ logConfig: { enable: true, filter: "ALL" } }],
  bad: () => [{}, { logConfig: { enable: true, filter: "ERRORS_ONLY" } }],
});

import { list, unless } from "../../../problems";
import { podRule } from "../../../rule";

/** Those that each pod has for itself, after the Baseline standard of Kubernetes. */
const safe = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_syncookies",
];

export default podRule({
  id: "kubernetes/workloads/safe-sysctls",
  title: "Pods change no setting of the kernel that others share",
  why: "A kernel's setting is every container's on the node.",
  severity: "medium",
  area: "runtime security",
  controls: { peers: ["4.13"] },
  fix: "Remove the setting from securityContext.sysctls.",
  check: ({ securityContext }) =>
    list(securityContext?.sysctls).flatMap(({ name }) => unless(safe.includes(name ?? ""), `sets ${name}`)),
  good: () => [
    { containers: [] },
    { containers: [], securityContext: { sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }] } },
  ],
  bad: () => [{ containers: [], securityContext: { sysctls: [{ name: "kernel.msgmax", value: "65536" }] } }],
});

import { list, text, unless } from "../../../problems";
import { podRule } from "../../../rule";
import { problemsIn } from "../../../unknown";

/** Those that each pod has for itself, after the Baseline standard of Kubernetes 1.32. */
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
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
];

export default podRule({
  id: "kubernetes/workloads/safe-sysctls",
  title: "Pods change no setting of the kernel that others share",
  why: "A kernel's setting is every container's on the node.",
  severity: "medium",
  area: "runtime security",
  controls: { peers: ["4.13"] },
  fix: "Remove the setting from securityContext.sysctls.",
  // Kubernetes takes net/ipv4/tcp_rmem for net.ipv4.tcp_rmem.
  check: ({ securityContext }) =>
    problemsIn(list(securityContext?.sysctls), ({ name }) =>
      unless(safe.includes(text(name).replaceAll("/", ".")), `sets ${name}`),
    ),
  good: () => [
    { containers: [] },
    ...["net.ipv4.tcp_syncookies", "net/ipv4/ip_unprivileged_port_start", "net.ipv4.tcp_wmem"].map((name) => ({
      containers: [],
      securityContext: { sysctls: [{ name, value: "1" }] },
    })),
  ],
  bad: () =>
    ["kernel.msgmax", "kernel/msgmax", "net.core.somaxconn"].map((name) => ({
      containers: [],
      securityContext: { sysctls: [{ name, value: "65536" }] },
    })),
});

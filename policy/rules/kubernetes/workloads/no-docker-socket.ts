import { list, text, when } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/no-docker-socket",
  title: "Pods ask for no Docker socket",
  why: "Who can talk to Docker is root on the node, and nodes with containerd have no such socket.",
  severity: "high",
  area: "runtime security",
  controls: { peers: ["4.9"] },
  fix: "Mount the socket of the runtime that the nodes have, which on EKS, AKS and GKE is containerd.",
  // Managed nodes run containerd: there is no such socket, and the kubelet then never starts the pod.
  check: ({ volumes }) =>
    list(volumes).flatMap(({ hostPath }) =>
      when(text(hostPath?.path).endsWith("/docker.sock"), `mounts ${hostPath?.path}`),
    ),
  good: () => [{}, { volumes: [{ name: "runtime", hostPath: { path: "/run/containerd/containerd.sock" } }] }],
  bad: () => [{ volumes: [{ name: "runtime", hostPath: { path: "/var/run/docker.sock" } }] }],
});

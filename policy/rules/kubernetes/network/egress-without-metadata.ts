import { rule } from "../../../rule";
import { egressRanges } from "../../../views/network-policies";
import { contains } from "../../../views/addresses";

const metadataServers = ["169.254.169.254", "fd00:ec2::254"];

export default rule("kubernetes:networking.k8s.io/v1:NetworkPolicy", {
  id: "kubernetes/network/egress-without-metadata",
  title: "Pods do not reach the cloud's metadata server",
  why: "A pod that reaches the metadata server takes on the identity of its node.",
  severity: "high",
  area: "identity",
  controls: {},
  fix: "Put the metadata server's address into the ipBlock's except list, or open DNS on port 53 alone.",
  // Whoever reaches it on HTTP can ask for the node's credentials.
  check: (policy) =>
    egressRanges(policy)
      .filter(({ ports }) => ports.some((port) => port !== 53))
      .flatMap(({ cidr, except }) =>
        metadataServers
          .filter((address) => contains(cidr, address) && !except.some((range) => contains(range, address)))
          .map((address) => `${cidr} holds ${address}`),
      ),
  good: () => [
    {},
    {
      spec: {
        egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }], ports: [{ port: 443 }] }],
      },
    },
    { spec: { egress: [{ to: [{ ipBlock: { cidr: "169.254.169.254/32" } }], ports: [{ port: 53 }] }] } },
  ],
  bad: () => [
    { spec: { egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 443 }] }] } },
    { spec: { egress: [{ to: [{ ipBlock: { cidr: "169.254.169.254/32" } }] }] } },
  ],
});

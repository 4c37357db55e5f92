import { rule } from "../../../rule";
import { contains } from "../../../views/addresses";
import { egressRanges } from "../../../views/network-policies";

/** An address in each range that the internet does not have: of private networks, and of providers' own. */
const notPublic = ["10.0.0.1", "100.64.0.1", "172.16.0.1", "192.168.0.1"];

const toInternet = (...except: string[]) => ({
  spec: { egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except } }], ports: [{ port: 443 }] }] },
});

export default rule("kubernetes:networking.k8s.io/v1:NetworkPolicy", {
  id: "kubernetes/network/internet-alone",
  title: "Who may reach the internet does not reach the private network by that",
  why: "A rule for the internet also opens the way to every database and console of the company.",
  severity: "low",
  area: "network isolation",
  controls: {},
  fix: "Put 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12 and 192.168.0.0/16 into the ipBlock's except list.",
  check: (policy) =>
    egressRanges(policy)
      .filter(({ cidr }) => cidr === "0.0.0.0/0")
      .flatMap(({ cidr, except }) =>
        notPublic
          .filter((address) => !except.some((range) => contains(range, address)))
          .map((address) => `${cidr} holds ${address}`),
      ),
  good: () => [
    { spec: { egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports: [{ port: 5432 }] }] } },
    toInternet("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"),
  ],
  bad: () => [toInternet(), toInternet("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12")],
});

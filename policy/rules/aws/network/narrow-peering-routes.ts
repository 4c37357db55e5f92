import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { peeringRoutes } from "../../../views/peering-routes";
import { isAnywhere } from "../../../views/ports";

export default ruleOn(peeringRoutes, {
  id: "aws/network/narrow-peering-routes",
  title: "Routes to peered networks lead to a part of them",
  why: "A route to all of a peer makes one network of two that were meant to be apart.",
  severity: "low",
  area: "network isolation",
  controls: { "aws-foundations": ["6.6"] },
  fix: "Name the range of the peer's addresses that is needed.",
  elsewhere: true,
  check: (range) => when(isAnywhere(range), `${range} leads to the peer`),
  good: () => ["10.1.0.0/24"],
  bad: () => ["0.0.0.0/0", "::/0"],
});

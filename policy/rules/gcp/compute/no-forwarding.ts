import { when } from "../../../problems";
import { rule } from "../../../rule";
import { allInstances } from "../../../views/instance-metadata";

export default rule(allInstances, {
  id: "gcp/compute/no-forwarding",
  title: "Instances do not pass on what is for others",
  why: "An instance that forwards can forge senders, and join networks that were meant to be apart.",
  severity: "medium",
  area: "network isolation",
  controls: { "gcp-foundations": ["4.6"] },
  fix: "Set canIpForward to false.",
  elsewhere: true,

  check: ({ canIpForward }) => when(canIpForward === true, "canIpForward is true"),
  good: () => [{}, { canIpForward: false }],
  bad: () => [{ canIpForward: true }],
});

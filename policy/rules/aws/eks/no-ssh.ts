import { when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:eks/nodeGroup:NodeGroup", {
  id: "aws/eks/no-ssh",
  title: "Nobody can open SSH to the nodes",
  why: "An open port and a shared key reach every pod on the node, past the API server.",
  severity: "high",
  area: "node security",
  controls: { peers: ["1.22"] },
  fix: "Remove remoteAccess; Session Manager needs no open port.",
  // With a key and no security groups, EKS opens port 22 to the whole internet.
  check: (group) => when(isSet(group, "remoteAccess"), "remoteAccess is set"),
  good: () => [{}],
  bad: () => [{ remoteAccess: { ec2SshKey: "admin" } }],
});

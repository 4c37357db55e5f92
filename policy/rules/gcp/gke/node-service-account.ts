import { unless } from "../../../problems";
import { allNodeConfigsRule } from "../../../rule";
import { isSet } from "../../../unknown";

export default allNodeConfigsRule({
  id: "gcp/gke/node-service-account",
  title: "Nodes have a service account of their own",
  why: "The default account may edit the project, and every pod on the node is close to it.",
  severity: "high",
  area: "identity",
  controls: { gke: ["5.2.1"] },
  fix: "Set serviceAccount of the nodes to an account with the roles that nodes need.",
  check: (config) =>
    unless(
      isSet(config, "serviceAccount") &&
        !/^default$|-compute@developer\.gserviceaccount\.com$/.test(config.serviceAccount ?? ""),
      `serviceAccount is ${config.serviceAccount ?? "not set"}`,
    ),
  good: () => [{ serviceAccount: "nodes@project.iam.gserviceaccount.com" }],
  bad: () => [{}, { serviceAccount: "default" }, { serviceAccount: "123456-compute@developer.gserviceaccount.com" }],
});

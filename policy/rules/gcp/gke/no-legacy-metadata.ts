import { unless } from "../../../problems";
import { nodeConfigRule } from "../../../rule";
import { isTrue } from "../../../views/instance-metadata";

export default nodeConfigRule({
  id: "gcp/gke/no-legacy-metadata",
  title: "Nodes have no old metadata endpoints",
  why: "They answer without the header that keeps a tricked process from reading a node's token.",
  severity: "high",
  area: "node security",
  controls: { peers: ["3.14"] },
  fix: "Set nodeConfig.metadata.disable-legacy-endpoints to true.",
  check: ({ metadata }) =>
    // GKE sets it where there is no metadata at all, and the provider takes it away where it is left out of some.
    unless(!metadata || isTrue(metadata, "disable-legacy-endpoints"), "disable-legacy-endpoints is not true"),
  good: () => [{ metadata: { "disable-legacy-endpoints": "true" } }, {}],
  bad: () => [{ metadata: { "disable-legacy-endpoints": "false" } }, { metadata: { role: "sensor" } }],
});

import { forbid } from "../../../rule";

export default forbid("kubernetes:helm.sh/v3:Release", {
  id: "kubernetes/helm/no-hidden-resources",
  title: "Charts show their resources",
  why: "What a release hides inside cannot be judged before it is deployed.",
  severity: "medium",
  area: "runtime security",
  controls: {},
  fix: "Use kubernetes.helm.v4.Chart, whose resources can be judged.",
  problem: "a Release hides its resources from every rule",
});

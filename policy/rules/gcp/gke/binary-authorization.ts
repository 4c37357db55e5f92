import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/binary-authorization",
  title: "Only images that Binary Authorization lets in run in the cluster (proxy)",
  why: "Without it, whoever may make a pod runs any image in the world.",
  severity: "high",
  area: "image security",
  controls: { gke: ["4.5.1"], kubernetes: ["5.5.1"], peers: ["3.3"] },
  fix: "Set binaryAuthorization.evaluationMode to PROJECT_SINGLETON_POLICY_ENFORCE.",
  check({ binaryAuthorization }) {
    const mode = binaryAuthorization?.evaluationMode;
    return unless(
      ["PROJECT_SINGLETON_POLICY_ENFORCE", "POLICY_BINDINGS_AND_PROJECT_SINGLETON_POLICY_ENFORCE"].includes(mode ?? ""),
      `evaluationMode is ${mode ?? "not set"}`,
    );
  },
  good: () => [{ binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" } }],
  bad: () => [{}, { binaryAuthorization: { evaluationMode: "DISABLED" } }],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";

/** The driver, that of EKS Auto Mode, and Kubernetes' own from before it, whose volumes the driver makes. */
const provisioners = ["ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com", "kubernetes.io/aws-ebs"];

export default rule("kubernetes:storage.k8s.io/v1:StorageClass", {
  id: "kubernetes/storage/encrypted",
  title: "Persistent disks on AWS are encrypted",
  why: "Whoever gets hold of a snapshot of a disk in plain reads all that is on it.",
  severity: "high",
  area: "encryption at rest",
  controls: {},
  fix: 'Set encrypted to "true" in parameters.',
  elsewhere: true,
  // Left out, the account's default holds, which is off unless somebody turned it on.
  applies: ({ provisioner }) => provisioners.includes(provisioner ?? ""),
  // The driver takes nothing but this very word for a yes.
  check: ({ parameters }) =>
    unless(parameters?.encrypted === "true", `encrypted is ${parameters?.encrypted ?? "not set"}`),
  good: () => [{ provisioner: "ebs.csi.aws.com", parameters: { type: "gp3", encrypted: "true" } }],
  bad: () => [
    ...provisioners.map((provisioner) => ({ provisioner })),
    ...["false", "True", "1"].map((encrypted) => ({
      provisioner: "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted },
    })),
  ],
});

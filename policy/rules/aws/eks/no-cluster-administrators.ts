import { text, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", {
  id: "aws/eks/no-cluster-administrators",
  title: "No access policy makes administrators of the cluster",
  why: "Whoever steals the credentials of one of them owns the cluster.",
  severity: "high",
  area: "identity",
  controls: { eks: ["4.1.1"] },
  fix: "Associate AmazonEKSEditPolicy or AmazonEKSViewPolicy, for the namespaces that are needed.",
  check: ({ policyArn }) =>
    when(text(policyArn).endsWith("/AmazonEKSClusterAdminPolicy"), "associates AmazonEKSClusterAdminPolicy"),
  good: () => [
    {
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
      accessScope: { type: "namespace", namespaces: ["shop"] },
    },
  ],
  bad: () => [
    {
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    },
  ],
});

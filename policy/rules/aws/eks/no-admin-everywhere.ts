import { text, when } from "../../../problems";
import { rule } from "../../../rule";
import { allHold, anyHolds } from "../../../unknown";
import { strings } from "../../../views/json";

const policies = ["AmazonEKSAdminPolicy", "AmazonEKSAdminViewPolicy", "AmazonEKSEditPolicy"];

const policyIn = (arn: unknown) => text(arn).slice(text(arn).lastIndexOf("/") + 1);

const associating = (name: string, accessScope: { type: string; namespaces?: string[] }) => ({
  policyArn: `arn:aws:eks::aws:cluster-access-policy/${name}`,
  accessScope,
});

// In namespaces, they are what EKS has for the team that these belong to.
export default rule("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", {
  id: "aws/eks/no-admin-everywhere",
  title: "No access policy reads Secrets or starts pods in all namespaces",
  why: "They read every Secret, and most start pods under every service account, those of the cluster's own namespaces too.",
  severity: "high",
  area: "identity",
  controls: { eks: ["4.1.2", "4.1.4"] },
  fix: "Set accessScope to the namespaces that are needed, or associate AmazonEKSViewPolicy.",
  check: ({ policyArn, accessScope }) =>
    when(
      allHold(
        () => policies.includes(policyIn(policyArn)),
        () =>
          anyHolds(
            () => accessScope?.type === "cluster",
            () => strings(accessScope?.namespaces).includes("*"),
          ),
      ),
      () => `associates ${policyIn(policyArn)} in all namespaces`,
    ),
  good: () => [
    ...policies.map((name) => associating(name, { type: "namespace", namespaces: ["shop", "shop-*"] })),
    associating("AmazonEKSViewPolicy", { type: "cluster" }),
  ],
  bad: () => [
    ...policies.map((name) => associating(name, { type: "cluster" })),
    associating("AmazonEKSAdminPolicy", { type: "namespace", namespaces: ["*"] }),
  ],
});

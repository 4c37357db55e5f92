import { when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

const webhooks = ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"];
const changes = ["create", "update", "patch", "delete", "deletecollection"];

export default rbacRule({
  id: "kubernetes/rbac/no-webhook-changes",
  title: "Roles do not change admission webhooks",
  why: "A webhook reads and changes everything that is made in the cluster.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.12"], eks: ["4.1.11"], aks: ["4.1.11"] },
  fix: "Grant no more than get, list and watch on webhook configurations.",
  check: (granted) => when(grants(granted, changes, webhooks), "admission webhooks can be changed"),
  good: () => [{ apiGroups: ["admissionregistration.k8s.io"], resources: webhooks, verbs: ["get", "list"] }],
  bad: () =>
    webhooks.flatMap((webhook) =>
      ["patch", "deletecollection"].map((verb) => ({
        apiGroups: ["admissionregistration.k8s.io"],
        resources: [webhook],
        verbs: [verb],
      })),
    ),
});

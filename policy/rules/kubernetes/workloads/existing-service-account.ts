import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { podOf, serviceAccountOf } from "../../../views/containers";
import { namesOf } from "../../../views/kubernetes-objects";

export default stackRule(
  ["kubernetes:apps/v1:DaemonSet", "kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"],
  {
    id: "kubernetes/workloads/existing-service-account",
    title: "Workloads run under a service account that is there",
    why: "Without its account, no pod of the workload is made, and nothing says why but an event.",
    severity: "low",
    area: "identity",
    controls: { peers: ["4.26"] },
    fix: "Add the ServiceAccount, or name one that exists.",
    applies: (workload) => serviceAccountOf(podOf(workload) ?? {}) !== "default",
    check(workload, stack) {
      const account = "kubernetes:core/v1:ServiceAccount";
      const name = serviceAccountOf(podOf(workload) ?? {});
      return unless(
        stack.having(account, name, namesOf).length > 0 || stack.behind(workload, "spec", account).length > 0,
        `this stack has no service account ${name}`,
      );
    },
    good: () => [
      [
        resource("kubernetes:core/v1:ServiceAccount", "account", { metadata: { name: "web" } }),
        resource("kubernetes:apps/v1:Deployment", "web", {
          spec: { selector: {}, template: { spec: { containers: [], serviceAccountName: "web" } } },
        }),
      ],
    ],
    bad: () => [
      [
        resource("kubernetes:apps/v1:Deployment", "web", {
          spec: { selector: {}, template: { spec: { containers: [], serviceAccount: "web" } } },
        }),
      ],
      [
        resource("kubernetes:apps/v1:Deployment", "web", {
          spec: { selector: {}, template: { spec: { containers: [], serviceAccountName: "web" } } },
        }),
      ],
    ],
  },
);

import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/no-anonymous-bindings",
  title: "The cluster refuses bindings to everybody",
  why: "A role bound to everybody by mistake opens the cluster to the internet.",
  severity: "high",
  area: "identity",
  controls: { gke: ["4.1.8", "4.1.9"] },
  fix: "Set both settings of rbacBindingConfig to false.",
  check: ({ rbacBindingConfig }) =>
    (["enableInsecureBindingSystemAuthenticated", "enableInsecureBindingSystemUnauthenticated"] as const).flatMap(
      (key) => unless(rbacBindingConfig?.[key] === false, `${key} is not false`),
    ),
  good: () => [
    {
      rbacBindingConfig: {
        enableInsecureBindingSystemAuthenticated: false,
        enableInsecureBindingSystemUnauthenticated: false,
      },
    },
  ],
  bad: () => [{}, { rbacBindingConfig: { enableInsecureBindingSystemUnauthenticated: false } }],
});

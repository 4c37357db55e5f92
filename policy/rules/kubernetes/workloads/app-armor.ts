import { when } from "../../../problems";
import { podTemplateRule } from "../../../rule";
import { problemsIn, problemsOf } from "../../../unknown";
import { containersOf } from "../../../views/containers";

/** The older way to say it, followed by a container's name. Clusters still read it, those before 1.30 nothing else. */
const annotation = "container.apparmor.security.beta.kubernetes.io/";

/** As Kubernetes' Baseline standard has it, wherever it is said, even if something else has the last word. */
export default podTemplateRule({
  id: "kubernetes/workloads/app-armor",
  title: "No container switches AppArmor off",
  why: "Its profile is what is left between a container and the node when a hole is found.",
  severity: "medium",
  area: "runtime security",
  controls: { peers: ["4.12"] },
  fix: "Leave appArmorProfile and AppArmor's annotations out, or set the type to RuntimeDefault.",
  check: ({ metadata, spec }) =>
    problemsOf(
      () =>
        problemsIn(spec ? [{ name: "the pod", item: spec }, ...containersOf(spec)] : [], ({ name, item }) =>
          when(item.securityContext?.appArmorProfile?.type === "Unconfined", `${name}: AppArmor is off`),
        ),
      () => {
        const annotations = metadata?.annotations ?? {};
        return problemsIn(Object.keys(annotations), (key) =>
          when(
            key.startsWith(annotation) && annotations[key] === "unconfined",
            `container ${key.slice(annotation.length)}: AppArmor is off by annotation`,
          ),
        );
      },
    ),
  good: () => [
    {},
    { spec: { securityContext: { appArmorProfile: { type: "RuntimeDefault" } }, containers: [{ name: "app" }] } },
    { spec: { containers: [{ name: "app", securityContext: { appArmorProfile: { type: "RuntimeDefault" } } }] } },
    { metadata: { annotations: { [`${annotation}app`]: "runtime/default" } } },
    { metadata: { annotations: { [`${annotation}app`]: "localhost/app", "example.com/app": "unconfined" } } },
  ],
  bad: () => [
    { spec: { securityContext: { appArmorProfile: { type: "Unconfined" } }, containers: [{ name: "app" }] } },
    { spec: { containers: [{ name: "app", securityContext: { appArmorProfile: { type: "Unconfined" } } }] } },
    { metadata: { annotations: { [`${annotation}app`]: "unconfined" } } },
    {
      metadata: { annotations: { [`${annotation}app`]: "unconfined" } },
      spec: { containers: [{ name: "app", securityContext: { appArmorProfile: { type: "RuntimeDefault" } } }] },
    },
  ],
});

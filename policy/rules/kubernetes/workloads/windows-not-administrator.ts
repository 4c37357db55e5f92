import { when } from "../../../problems";
import { podRule } from "../../../rule";
import type { Container, PodSpec } from "../../../types";
import { allHold, problemsIn } from "../../../unknown";
import { allContainersOf, contextOf, isForLinux } from "../../../views/containers";

/** With or without the domain before it; Kubernetes takes what is missing in a container from the pod. */
const isAdministrator = /^$|(^|\\)ContainerAdministrator$/i;

const userOf = (pod: PodSpec, container: Container) =>
  container.securityContext?.windowsOptions?.runAsUserName ?? pod.securityContext?.windowsOptions?.runAsUserName ?? "";

export default podRule({
  id: "kubernetes/workloads/windows-not-administrator",
  title: "Windows containers do not run as administrator",
  why: "An administrator in a container is one step from the node.",
  severity: "medium",
  area: "runtime security",
  controls: { kubernetes: ["5.2.7"] },
  fix: "Set windowsOptions.runAsUserName to ContainerUser, or securityContext.runAsNonRoot, on the pod or the container.",
  elsewhere: true,
  applies: (pod) => !isForLinux(pod),
  check: (pod) =>
    problemsIn(allContainersOf(pod), ({ name, item }) =>
      when(
        allHold(
          () => isAdministrator.test(userOf(pod, item)),
          () => contextOf(pod, item, "runAsNonRoot") !== true,
        ),
        `${name}: may run as administrator`,
      ),
    ),
  good: () => [
    windows({ windowsOptions: { runAsUserName: "ContainerUser" } }),
    windows({ runAsNonRoot: true }),
    windows({}, { windowsOptions: { runAsUserName: "CONTOSO\\web" } }),
    windows(
      { windowsOptions: { runAsUserName: "ContainerUser" } },
      { windowsOptions: { gmsaCredentialSpecName: "web" } },
    ),
    { ...windows({ runAsNonRoot: true }), os: undefined, nodeSelector: { "kubernetes.io/os": "windows" } },
  ],
  bad: () => [
    windows({}),
    windows({ windowsOptions: { runAsUserName: "ContainerAdministrator" } }),
    windows({ windowsOptions: { runAsUserName: "User Manager\\ContainerAdministrator" } }),
    windows(
      { windowsOptions: { runAsUserName: "ContainerUser" } },
      { windowsOptions: { runAsUserName: "ContainerAdministrator" } },
    ),
    windows({ runAsNonRoot: true }, { runAsNonRoot: false }),
  ],
});

const windows = (ofPod: PodSpec["securityContext"], ofContainer: Container["securityContext"] = {}) => ({
  os: { name: "windows" },
  securityContext: ofPod,
  containers: [{ name: "app", securityContext: ofContainer }],
});

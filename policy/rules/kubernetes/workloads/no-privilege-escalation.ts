import { unless } from "../../../problems";
import { linuxContainerRule } from "../../../rule";

export default linuxContainerRule({
  id: "kubernetes/workloads/no-privilege-escalation",
  title: "Processes gain no privileges beyond their parent's",
  why: "A set-uid program in the image would make root of any user.",
  severity: "high",
  area: "runtime security",
  controls: { kubernetes: ["5.2.6"], eks: ["4.2.5"], aks: ["4.2.5"] },
  fix: "Set securityContext.allowPrivilegeEscalation to false.",
  // An absent value is true.
  check: ({ securityContext }) =>
    unless(securityContext?.allowPrivilegeEscalation === false, "allowPrivilegeEscalation is not false"),
  good: () => [{ securityContext: { allowPrivilegeEscalation: false } }],
  bad: () => [{}, { securityContext: {} }, { securityContext: { allowPrivilegeEscalation: true } }],
});

import { when } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/app-armor",
  title: "No container switches AppArmor off",
  why: "Its profile is what is left between a container and the node when a hole is found.",
  severity: "medium",
  area: "runtime security",
  controls: { peers: ["4.12"] },
  fix: "Leave appArmorProfile out, or set its type to RuntimeDefault.",
  check: ({ securityContext }) => when(securityContext?.appArmorProfile?.type === "Unconfined", "AppArmor is off"),
  good: [{}, { securityContext: { appArmorProfile: { type: "RuntimeDefault" } } }],
  bad: [{ securityContext: { appArmorProfile: { type: "Unconfined" } } }],
});

import { when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, problemsIn } from "../../../unknown";

export default rule("kubernetes:core/v1:Secret", {
  id: "kubernetes/secrets/from-vault",
  title: "Secrets come from the cloud's vault (proxy)",
  why: "A Secret written by a program lies in its state and its history as well.",
  severity: "low",
  area: "secrets management",
  controls: { kubernetes: ["5.4.2"], eks: ["4.4.2"], aks: ["4.5.2"], gke: ["4.4.2"] },
  fix: "Sync the Secret from the vault (Secrets Store CSI, Secret Sync, External Secrets) instead of writing it.",
  check: (secret) =>
    problemsIn(["data", "stringData"] as const, (key) => when(isSet(secret, key), `${key} is written by the program`)),
  good: () => [{ type: "kubernetes.io/service-account-token" }],
  bad: () => [{ stringData: { token: "…" } }, { data: { token: "…" } }],
});

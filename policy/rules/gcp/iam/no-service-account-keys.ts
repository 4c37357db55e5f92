import { forbid } from "../../../rule";

export default forbid("gcp:serviceaccount/key:Key", {
  id: "gcp/iam/no-service-account-keys",
  title: "Service accounts have no keys",
  why: "A key works until somebody takes it away, wherever it was copied to.",
  severity: "high",
  area: "identity",
  controls: { "gcp-foundations": ["1.5", "1.8"] },
  fix: "Use Workload Identity, or impersonation.",
  problem: "is a credential that stays valid until somebody removes it",
});

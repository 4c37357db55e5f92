import { forbid } from "../../../rule";

export default forbid("gcp:projects/apiKey:ApiKey", {
  id: "gcp/api-keys/none",
  title: "Callers prove who they are, which API keys do not",
  why: "A key is a password that is sent along in addresses and logs, and tells nobody who used it.",
  severity: "low",
  area: "identity",
  controls: { "gcp-foundations": ["1.13"] },
  fix: "Use a service account, where the API takes one.",
  problem: "is good for whoever has it",
});

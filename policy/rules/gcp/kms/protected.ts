import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("gcp:kms/cryptoKey:CryptoKey", {
  id: "gcp/kms/protected",
  title: "Keys are not deleted by a slip",
  why: "With its key, all that it encrypts is gone.",
  severity: "low",
  area: "encryption at rest",
  controls: { peers: ["3.7"] },
  fix: "Set the resource option protect.",
  check: ({ protect }) => unless(protect, "Pulumi would delete it"),
  good: [[{ ...resource("gcp:kms/cryptoKey:CryptoKey", "key", {}), protect: true }]],
  bad: [[resource("gcp:kms/cryptoKey:CryptoKey", "key", {})]],
});

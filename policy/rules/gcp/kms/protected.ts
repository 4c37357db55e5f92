import { resource } from "../../../examples";
import { text, unless, when } from "../../../problems";
import { stackRule } from "../../../rule";

const fourteenDays = 14 * 24 * 60 * 60;

export default stackRule("gcp:kms/cryptoKey:CryptoKey", {
  id: "gcp/kms/protected",
  title: "Keys are not deleted by a slip",
  why: "With its key, all that it encrypts is gone.",
  severity: "low",
  area: "encryption at rest",
  controls: { peers: ["3.7"] },
  fix: "Set the resource option protect, and leave destroyScheduledDuration at its thirty days.",
  check: ({ protect, properties: { destroyScheduledDuration: time } }) => [
    ...unless(protect, "Pulumi would delete it"),
    ...when(parseInt(text(time)) < fourteenDays, `destroyScheduledDuration is ${time}`),
  ],
  good: () => [
    [{ ...resource("gcp:kms/cryptoKey:CryptoKey", "key", {}), protect: true }],
    [{ ...resource("gcp:kms/cryptoKey:CryptoKey", "key", { destroyScheduledDuration: "2592000s" }), protect: true }],
  ],
  bad: () => [
    [resource("gcp:kms/cryptoKey:CryptoKey", "key", {})],
    [{ ...resource("gcp:kms/cryptoKey:CryptoKey", "key", { destroyScheduledDuration: "86400s" }), protect: true }],
  ],
});

import { unless } from "../../../problems";
import { rule } from "../../../rule";

const ninetyDays = 7_776_000;

export default rule("gcp:kms/cryptoKey:CryptoKey", {
  id: "gcp/kms/rotation",
  title: "Keys rotate every 90 days",
  why: "The less one key encrypted, the less its loss reveals.",
  severity: "high",
  area: "encryption at rest",
  controls: { "gcp-foundations": ["1.11"] },
  fix: "Set rotationPeriod to 7776000s or less.",
  applies: ({ purpose }) => (purpose ?? "ENCRYPT_DECRYPT") === "ENCRYPT_DECRYPT",
  check({ rotationPeriod }) {
    const seconds = Number.parseFloat(rotationPeriod ?? "");
    return unless(seconds > 0 && seconds <= ninetyDays, `rotationPeriod is ${rotationPeriod ?? "not set"}`);
  },
  good: () => [{ rotationPeriod: "7776000s" }],
  bad: () => [{}, { rotationPeriod: "31536000s" }],
});

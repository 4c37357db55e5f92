import { text, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:keyvault:Key", {
  id: "azure/vault/hardware-keys",
  title: "Keys are kept in hardware",
  why: "A key in software can be copied by whoever gets at the machine.",
  severity: "low",
  area: "encryption at rest",
  controls: { peers: ["2.20"] },
  fix: "Set properties.kty to RSA-HSM or EC-HSM, in a vault of the plan premium.",
  check: ({ properties }) => unless(text(properties?.kty).endsWith("-HSM"), `kty is ${properties?.kty ?? "not set"}`),
  good: () => [{ properties: { kty: "RSA-HSM" } }],
  bad: () => [{}, { properties: { kty: "RSA" } }],
});

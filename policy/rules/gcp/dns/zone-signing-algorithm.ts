import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:dns/managedZone:ManagedZone", {
  id: "gcp/dns/zone-signing-algorithm",
  title: "Keys that sign zones do not use SHA-1",
  why: "SHA-1 signatures can be forged.",
  severity: "medium",
  area: "encryption in transit",
  controls: { "gcp-foundations": ["3.5"] },
  fix: "Name another algorithm in dnssecConfig.defaultKeySpecs, such as rsasha256.",
  elsewhere: true,
  applies: ({ visibility }) => visibility !== "private",
  check: ({ dnssecConfig }) =>
    when(
      list(dnssecConfig?.defaultKeySpecs).some(
        ({ algorithm, keyType }) => keyType === "zoneSigning" && algorithm === "rsasha1",
      ),
      "algorithm is rsasha1",
    ),
  good: () => [{}, { dnssecConfig: { defaultKeySpecs: [{ keyType: "zoneSigning", algorithm: "rsasha256" }] } }],
  bad: () => [{ dnssecConfig: { defaultKeySpecs: [{ keyType: "zoneSigning", algorithm: "rsasha1" }] } }],
});

import { unless } from "../../../problems";
import { agentPoolRule } from "../../../rule";

export default agentPoolRule({
  id: "azure/aks/encryption-at-host",
  title: "Disks of nodes are encrypted on the host, caches included",
  why: "Caches and temporary disks hold the same data as the disks, and are not encrypted without it.",
  severity: "high",
  area: "encryption at rest",
  controls: { peers: ["2.3"] },
  fix: "Set enableEncryptionAtHost to true.",
  check: ({ enableEncryptionAtHost }) => unless(enableEncryptionAtHost === true, "enableEncryptionAtHost is not true"),
  good: () => [{ enableEncryptionAtHost: true }],
  bad: () => [{}, { enableEncryptionAtHost: false }],
});

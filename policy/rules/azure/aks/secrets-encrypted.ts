import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/secrets-encrypted",
  title: "Kubernetes Secrets are encrypted with a key of one's own",
  why: "Secrets in a backup of etcd are only as safe as the key that they are under.",
  severity: "high",
  area: "encryption at rest",
  controls: { aks: ["5.3.1"] },
  fix: "Set securityProfile.azureKeyVaultKms.enabled and keyId.",
  check({ securityProfile }) {
    const kms = securityProfile?.azureKeyVaultKms;
    return unless(kms?.enabled === true && isSet(kms, "keyId"), "no key encrypts them");
  },
  good: () => [
    { securityProfile: { azureKeyVaultKms: { enabled: true, keyId: "https://vault.example/keys/etcd/1" } } },
  ],
  bad: () => [{}, { securityProfile: { azureKeyVaultKms: { enabled: true } } }],
});

import { judgedProviderRule } from "../../../families/judged-provider";

export default judgedProviderRule({
  cloud: "azure",
  name: "Azure",
  examples: [
    "azure-native:containerservice:ManagedCluster",
    "azure:containerservice/kubernetesCluster:KubernetesCluster",
  ],
});

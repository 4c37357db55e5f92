import { judgedProviderRule } from "../../../families/judged-provider";

export default judgedProviderRule({
  cloud: "gcp",
  name: "Google Cloud",
  examples: ["gcp:container/cluster:Cluster", "google-native:container/v1:Cluster"],
});

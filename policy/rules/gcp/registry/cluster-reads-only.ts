import { resource } from "../../../examples";
import { text, when } from "../../../problems";
import { stackRule } from "../../../rule";
import { problemsIn } from "../../../unknown";
import { grantsTo, imageWriters } from "../../../views/grants";

const writes = [...imageWriters, "roles/storage.admin", "roles/storage.objectAdmin", "roles/storage.objectCreator"];

const policy = (writer: string) =>
  JSON.stringify({ bindings: [{ role: "roles/artifactregistry.writer", members: [writer] }] });

export default stackRule("gcp:container/nodePool:NodePool", {
  id: "gcp/registry/cluster-reads-only",
  title: "Nodes read images, and cannot change them",
  why: "Every pod on a node can come to the node's identity, and could then replace the images of all.",
  severity: "medium",
  area: "image security",
  controls: { gke: ["5.1.3"] },
  fix: "Grant the nodes' service account roles/artifactregistry.reader on the repository, and nothing wider.",
  applies: (pool, stack) => stack.behind(pool, "nodeConfig", "gcp:serviceaccount/account:Account").length > 0,
  check: (pool, stack) =>
    problemsIn(stack.behind(pool, "nodeConfig", "gcp:serviceaccount/account:Account"), (account) =>
      problemsIn(grantsTo(account, stack), ({ item }) =>
        when(writes.includes(text(item.role)), () => `${account.name} has ${item.role}`),
      ),
    ),
  good: () => [
    [
      resource("gcp:serviceaccount/account:Account", "nodes", {}),
      resource(
        "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember",
        "reads",
        { role: "roles/artifactregistry.reader" },
        { member: "nodes" },
      ),
      resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" }),
    ],
    [
      resource("gcp:serviceaccount/account:Account", "nodes", { accountId: "nodes" }),
      {
        ...resource("gcp:projects/iAMPolicy:IAMPolicy", "all", {}, { policyData: "nodes" }),
        properties: { policyData: policy("serviceAccount:pipeline@example.iam.gserviceaccount.com") },
      },
      resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" }),
    ],
  ],
  bad: () => [
    [
      resource("gcp:serviceaccount/account:Account", "nodes", {}),
      resource(
        "gcp:projects/iAMMember:IAMMember",
        "writes",
        { role: "roles/artifactregistry.writer" },
        { member: "nodes" },
      ),
      resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" }),
    ],
    [
      resource("gcp:serviceaccount/account:Account", "nodes", { accountId: "nodes" }),
      {
        ...resource("gcp:projects/iAMPolicy:IAMPolicy", "all", {}, { policyData: "nodes" }),
        properties: { policyData: policy("serviceAccount:nodes@example.iam.gserviceaccount.com") },
      },
      resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" }),
    ],
  ],
});

import { resource } from "../../../examples";
import { stackRule } from "../../../rule";

const writes =
  /^roles\/(artifactregistry\.(writer|repoAdmin|admin|createOnPush.*)|storage\.(admin|objectAdmin|objectCreator))$/;

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
    stack
      .behind(pool, "nodeConfig", "gcp:serviceaccount/account:Account")
      .flatMap((account) =>
        [
          ...stack.pointingAt(account, "gcp:projects/iAMMember:IAMMember", "member"),
          ...stack.pointingAt(account, "gcp:projects/iAMBinding:IAMBinding", "members"),
          ...stack.pointingAt(account, "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember", "member"),
        ]
          .filter(({ properties }) => writes.test(properties.role ?? ""))
          .map(({ properties }) => `${account.name} has ${properties.role}`),
      ),
  good: [
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
  ],
  bad: [
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
  ],
});

import assert from "node:assert/strict";
import type { Resource } from "../../../policy/resource";
import { deployed, type DeployedStack } from "../../support/deployed";
import { variants } from "../../support/variants";

interface Grant {
  readonly member: string;
  readonly role: string;
  /** Logical name of the resource, without the stack's, or what is somebody else's; `project` for the whole of it. */
  readonly on: string;
  readonly reason: string;
}

const agent = (service: string) => `serviceAccount:service-123456789012@${service}.iam.gserviceaccount.com`;
const nodes = "serviceAccount:qualys-registry-cluster@example-project.iam.gserviceaccount.com";
const sensor =
  "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/" +
  "example-project.svc.id.goog/subject/ns/qualys-sensor/sa/qualys-sensor";

const useKey = "roles/cloudkms.cryptoKeyEncrypterDecrypter";
const readSecret = "roles/secretmanager.secretAccessor";

/** Every right that the stack as committed gives to anybody. */
const grants: readonly Grant[] = [
  {
    member: agent("gcp-sa-secretmanager"),
    role: useKey,
    on: "vault-key",
    reason: "Secret Manager encrypts the two ids.",
  },
  {
    member: agent("gcp-sa-artifactregistry"),
    role: useKey,
    on: "images-key",
    reason: "Artifact Registry encrypts the copies of the image.",
  },
  {
    member: agent("gcp-sa-logging"),
    role: useKey,
    on: "alerts-logs",
    reason: "Cloud Logging encrypts the bucket of logs.",
  },
  {
    member: agent("container-engine-robot"),
    role: useKey,
    on: "cluster-secrets",
    reason: "GKE encrypts the Secrets in the cluster's database.",
  },
  {
    member: agent("gcp-sa-pubsub"),
    role: useKey,
    on: "cluster-secrets",
    reason: "Pub/Sub encrypts what GKE announces of the cluster.",
  },
  {
    member: agent("compute-system"),
    role: useKey,
    on: "cluster-disks",
    reason: "Compute Engine encrypts the disks of the nodes.",
  },
  {
    member: sensor,
    role: readSecret,
    on: "vault-activation-id",
    reason: "Secret Sync copies the activation id in the sensor's name.",
  },
  {
    member: sensor,
    role: readSecret,
    on: "vault-customer-id",
    reason: "Secret Sync copies the customer id in the sensor's name.",
  },
  {
    member: nodes,
    role: "roles/artifactregistry.reader",
    on: "images",
    reason: "Nodes pull the sensor's image.",
  },
  {
    member: nodes,
    role: "roles/container.defaultNodeServiceAccount",
    on: "project",
    reason: "What GKE asks of a node's account: its logs and metrics belong to the project.",
  },
  {
    member: nodes,
    role: "roles/monitoring.metricWriter",
    on: "project",
    reason: "Managed Prometheus writes its metrics as the node; metrics belong to the project.",
  },
  {
    member: nodes,
    role: "roles/stackdriver.resourceMetadata.writer",
    on: "project",
    reason: "Nodes describe themselves to Cloud Monitoring; descriptions belong to the project.",
  },
  {
    member: "group:admins@example.com",
    role: "roles/container.admin",
    on: "project, for the cluster alone",
    reason: "cluster.admins. Clusters have no policies of their own: a condition names the cluster.",
  },
];

/** Every right besides these that settings can lead to. */
const furtherGrants: readonly Grant[] = [
  {
    member: "serviceAccount:123456789012-compute@developer.gserviceaccount.com",
    role: "roles/artifactregistry.reader",
    on: "images",
    reason: "The nodes of an existing cluster, which have no account of their own, pull the sensor's image.",
  },
  {
    member: agent("gcp-sa-secretmanager"),
    role: useKey,
    on: "cluster-secrets",
    reason: "Secret Manager encrypts the certificates that nodes believe registries by.",
  },
  {
    member: nodes,
    role: readSecret,
    on: "cluster-authority-registry-example-com-5000",
    reason: "Nodes fetch the certificate of a registry's authority when they start.",
  },
  {
    member: agent("gcp-sa-pubsub"),
    role: useKey,
    on: "vault-due-key",
    reason: "Pub/Sub encrypts the word that the ids are due.",
  },
  {
    member: agent("gcp-sa-secretmanager"),
    role: "roles/pubsub.publisher",
    on: "vault-due",
    reason: "Secret Manager says on the topic that the ids are due.",
  },
  {
    member: agent("gcp-sa-artifactregistry"),
    role: readSecret,
    on: "vault-project's docker-hub",
    reason: "Artifact Registry signs in at the image's source.",
  },
  {
    member: agent("container-engine-robot"),
    role: "roles/container.hostServiceAgentUser",
    on: "host-project",
    reason: "GKE has its firewall rules made by the host project's GKE agent, which is no resource to grant on.",
  },
  {
    member: agent("container-engine-robot"),
    role: "roles/compute.networkUser",
    on: "host-project's shared-nodes",
    reason: "GKE puts the cluster, and its control plane's endpoint, into the shared subnetwork.",
  },
  {
    member: "serviceAccount:123456789012@cloudservices.gserviceaccount.com",
    role: "roles/compute.networkUser",
    on: "host-project's shared-nodes",
    reason: "Managed instance groups make the nodes as Google's APIs agent, in the shared subnetwork.",
  },
];

describe("the rights that the Google Cloud stack gives", function () {
  this.timeout(600_000);
  const lineOf = ({ member, role, on }: Omit<Grant, "reason">) => `${member} is ${role} on ${on}`;
  const all = [...grants, ...furtherGrants];
  const stacks = new Map<string, DeployedStack>();
  before(async () => {
    for (const { name, config } of variants.filter(({ stack }) => stack === "gcp"))
      stacks.set(name, await deployed("gcp", config));
  });

  it("are these, to these members, on these resources, each with a reason", async () => {
    assert.deepEqual(linesOf(await deployed("gcp")), grants.map(lineOf).sort());
    for (const { reason } of all) assert.ok(reason.length > 20, reason);
  });

  it("are these and a few more, whatever the settings: each has its reason, and is given once", () => {
    const known = all.map(lineOf);
    for (const [name, stack] of stacks) {
      const lines = linesOf(stack);
      const strange = lines.filter((line, index) => !known.includes(line) || lines.indexOf(line) < index);
      assert.deepEqual(strange, [], name);
    }
    const ever = new Set([...stacks.values()].flatMap(linesOf));
    assert.deepEqual([...ever].sort(), known.sort());
  });

  it("are given to one member at a time, so that nobody else's are taken away", () => {
    for (const [name, { resources }] of stacks) {
      const types = resources.map(({ type }) => type).filter((type) => /iam(Binding|Policy):/i.test(type));
      assert.deepEqual(types, [], name);
    }
  });

  it("are no basic roles, and none in the whole project that a resource could give", () => {
    for (const grant of [...stacks.values()].flatMap(given)) {
      const role = String(grant.properties.role);
      assert.doesNotMatch(role, /^roles\/(owner|editor|viewer|browser)$/);
      if (grant.type === "gcp:projects/iAMMember:IAMMember") assert.doesNotMatch(role, withPolicies);
    }
  });

  it("do not say who signs images: that is not for the stack", () => {
    const attested = stacks.get("with an attestor") ?? assert.fail();
    assert.deepEqual(linesOf(attested), grants.map(lineOf).sort());
  });

  /** Roles on resources that have policies of their own. A subnetwork has one, too. */
  const withPolicies =
    /^roles\/((artifactregistry|cloudkms|pubsub|secretmanager|storage|iam|binaryauthorization)\.|compute\.networkUser$)/;

  const given = ({ resources }: DeployedStack) =>
    resources.filter(({ properties }) => "role" in properties && "member" in properties);

  const linesOf = (stack: DeployedStack) =>
    given(stack)
      .map((grant) => {
        const { member, role } = grant.properties;
        return lineOf({ member: String(member), role: String(role), on: place(stack, grant) });
      })
      .sort();
});

/** Where a grant is made: the resource that one of its inputs came from, or what it names. */
function place(stack: DeployedStack, grant: Resource): string {
  const { project, subnetwork, secretId, condition } = grant.properties;
  const resource = ["cryptoKeyId", "secretId", "repository", "topic"].flatMap((property) =>
    stack.behind(grant, property).filter(({ type }) => /:(CryptoKey|Secret|Repository|Topic)$/.test(type)),
  )[0];
  if (resource !== undefined) return resource.name.replace(/^qualys-registry-/, "");
  const named = subnetwork ?? secretId;
  if (named !== undefined) return `${String(project)}'s ${String(named)}`;
  if (project !== "example-project") return String(project);
  const { expression } = (condition ?? {}) as { expression?: string };
  if (expression === undefined) return "project";
  const { name, location } = stack.one("gcp:container/cluster:Cluster").properties;
  assert.equal(
    expression,
    `resource.name == "projects/example-project/locations/${String(location)}/clusters/${String(name)}"`,
  );
  return "project, for the cluster alone";
}

import assert from "node:assert/strict";
import type { Resource } from "../../../policy/resource";
import { deployed, type DeployedStack } from "../../support/deployed";

interface Grant {
  readonly member: string;
  readonly role: string;
  /** Logical name of the resource, without the stack's; `project` for the whole of it. */
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

/** Every right that the stack gives to anybody. */
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

describe("the rights that the Google Cloud stack gives", () => {
  let stack: DeployedStack;
  before(async () => (stack = await deployed("gcp")));

  const given = () => stack.resources.filter(({ properties }) => "role" in properties && "member" in properties);

  it("are these, to these members, on these resources, each with a reason", () => {
    const lines = (all: readonly Omit<Grant, "reason">[]) =>
      all.map(({ member, role, on }) => `${member} is ${role} on ${on}`).sort();
    assert.deepEqual(
      lines(
        given().map((grant) => ({
          member: String(grant.properties.member),
          role: String(grant.properties.role),
          on: place(grant),
        })),
      ),
      lines(grants),
    );
    for (const { reason } of grants) assert.ok(reason.length > 20, reason);
  });

  it("are no more with an attestor: who signs images is not for the stack to say", async () => {
    const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
    const attested = await deployed("gcp", { "image.digest": digest, "image.admission.attestation": true });
    const count = ({ resources }: DeployedStack) => resources.filter(({ properties }) => "member" in properties).length;
    assert.equal(count(attested), count(stack));
  });

  it("are given to one member at a time, so that nobody else's are taken away", () => {
    const types = stack.resources.map(({ type }) => type);
    assert.deepEqual(
      types.filter((type) => /iam(Binding|Policy):/i.test(type)),
      [],
    );
  });

  it("are no basic roles, and none in the whole project that a resource could give", () => {
    const withPolicies = /^roles\/(artifactregistry|cloudkms|pubsub|secretmanager|storage|iam|binaryauthorization)\./;
    for (const { properties } of given()) {
      const role = String(properties.role);
      assert.doesNotMatch(role, /^roles\/(owner|editor|viewer|browser)$/);
      if ("project" in properties && !("location" in properties)) assert.doesNotMatch(role, withPolicies);
    }
  });

  /** Where a grant is made: the resource that one of its inputs came from. */
  function place(grant: Resource): string {
    const resource = ["cryptoKeyId", "secretId", "repository"].flatMap((property) =>
      stack.behind(grant, property).filter(({ type }) => /:(CryptoKey|Secret|Repository)$/.test(type)),
    )[0];
    if (resource !== undefined) return resource.name.replace(/^qualys-registry-/, "");
    assert.equal(grant.properties.project, "example-project");
    const { expression } = (grant.properties.condition ?? {}) as { expression?: string };
    if (expression === undefined) return "project";
    const { name, location } = stack.one("gcp:container/cluster:Cluster").properties;
    assert.equal(
      expression,
      `resource.name == "projects/example-project/locations/${String(location)}/clusters/${String(name)}"`,
    );
    return "project, for the cluster alone";
  }
});

import * as iam from "@pulumi/gcp/iam";
import { getClientConfigOutput } from "@pulumi/gcp/organizations";
import * as projects from "@pulumi/gcp/projects";
import * as serviceaccount from "@pulumi/gcp/serviceaccount";
import * as pulumi from "@pulumi/pulumi";
import { type Environment, environments, type Pipelines } from "./trust";

/** What signing in needs. */
const services = ["cloudresourcemanager", "iam", "iamcredentials", "sts"];

/** What the guide in docs/deploy says. None of the roles for previews reads a secret. */
const roles: Readonly<Record<Environment, readonly string[]>> = {
  preview: ["roles/iam.securityReviewer", "roles/viewer"],
  production: [
    "roles/artifactregistry.admin",
    "roles/binaryauthorization.attestorsEditor",
    "roles/binaryauthorization.policyEditor",
    "roles/cloudkms.admin",
    "roles/compute.networkAdmin",
    "roles/compute.securityAdmin",
    "roles/container.admin",
    "roles/containeranalysis.notes.editor",
    "roles/dns.admin",
    "roles/iam.serviceAccountAdmin",
    "roles/iam.serviceAccountUser",
    "roles/logging.admin",
    "roles/monitoring.editor",
    "roles/pubsub.admin",
    "roles/resourcemanager.projectIamAdmin",
    "roles/secretmanager.admin",
    "roles/serviceusage.serviceUsageAdmin",
  ],
};

export default function trust({ platform, issuer, repository, subjects }: Pipelines) {
  const { project } = getClientConfigOutput();
  const dependsOn = services.map(
    (service) => new projects.Service(service, { service: `${service}.googleapis.com`, disableOnDestroy: false }),
  );
  const pool = new iam.WorkloadIdentityPool(platform, { workloadIdentityPoolId: platform }, { dependsOn });
  // Its audience is its own full name, as it is where none is given.
  const provider = new iam.WorkloadIdentityPoolProvider(platform, {
    workloadIdentityPoolId: pool.workloadIdentityPoolId,
    workloadIdentityPoolProviderId: platform,
    oidc: { issuerUri: issuer },
    attributeMapping: { "google.subject": "assertion.sub" },
    attributeCondition: environments.map((environment) => condition(subjects[environment])).join(" || "),
  });

  const variables = (environment: Environment) => {
    const account = new serviceaccount.Account(
      environment,
      {
        accountId: `pipelines-${environment}`,
        description: `The pipelines of ${repository} in the environment ${environment}`,
      },
      { dependsOn },
    );
    new serviceaccount.IAMMember(environment, {
      serviceAccountId: account.name,
      role: "roles/iam.workloadIdentityUser",
      member: member(pool, subjects[environment]),
    });
    for (const role of roles[environment])
      new projects.IAMMember(`${environment}-${role.replace("roles/", "")}`, { project, role, member: account.member });
    return { GCP_WORKLOAD_IDENTITY_PROVIDER: provider.name, GCP_SERVICE_ACCOUNT: account.email };
  };
  return { preview: variables("preview"), production: variables("production") };
}

/** As an expression, whether a token speaks for the subject. */
function condition(subject: string): string {
  const [start = "", ...more] = subject.split("*");
  return more.length === 0 ? `assertion.sub == '${subject}'` : `assertion.sub.startsWith('${start}')`;
}

/** Where the subject is a pattern, all whom the pool lets in: its condition admits nobody else. */
function member({ name }: iam.WorkloadIdentityPool, subject: string): pulumi.Output<string> {
  return subject.includes("*")
    ? pulumi.interpolate`principalSet://iam.googleapis.com/${name}/*`
    : pulumi.interpolate`principal://iam.googleapis.com/${name}/subject/${subject}`;
}

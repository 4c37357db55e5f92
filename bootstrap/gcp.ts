import * as iam from "@pulumi/gcp/iam";
import { getClientConfigOutput } from "@pulumi/gcp/organizations";
import * as projects from "@pulumi/gcp/projects";
import * as serviceaccount from "@pulumi/gcp/serviceaccount";
import * as pulumi from "@pulumi/pulumi";
import { type Environment, environments, issuer, subject } from "./trust";

/** What signing in needs. */
const services = ["cloudresourcemanager", "iam", "iamcredentials", "sts"];

/** What the guide in docs/deploy says. None of the roles for previews reads a secret. */
const roles: Readonly<Record<Environment, readonly string[]>> = {
  preview: ["roles/iam.securityReviewer", "roles/viewer"],
  production: [
    "roles/artifactregistry.admin",
    "roles/binaryauthorization.policyEditor",
    "roles/cloudkms.admin",
    "roles/compute.networkAdmin",
    "roles/compute.securityAdmin",
    "roles/container.admin",
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

export default function trust(repository: string) {
  const { project } = getClientConfigOutput();
  const dependsOn = services.map(
    (service) => new projects.Service(service, { service: `${service}.googleapis.com`, disableOnDestroy: false }),
  );
  const pool = new iam.WorkloadIdentityPool("github", { workloadIdentityPoolId: "github" }, { dependsOn });
  // Its audience is its own full name, as it is where none is given.
  const provider = new iam.WorkloadIdentityPoolProvider("github", {
    workloadIdentityPoolId: pool.workloadIdentityPoolId,
    workloadIdentityPoolProviderId: "actions",
    oidc: { issuerUri: issuer },
    attributeMapping: { "google.subject": "assertion.sub" },
    attributeCondition: environments
      .map((environment) => `assertion.sub == '${subject(repository, environment)}'`)
      .join(" || "),
  });

  const variables = (environment: Environment) => {
    const account = new serviceaccount.Account(
      environment,
      {
        accountId: `pipelines-${environment}`,
        description: `The workflows of ${repository} in the environment ${environment}`,
      },
      { dependsOn },
    );
    new serviceaccount.IAMMember(environment, {
      serviceAccountId: account.name,
      role: "roles/iam.workloadIdentityUser",
      member: pulumi.interpolate`principal://iam.googleapis.com/${pool.name}/subject/${subject(repository, environment)}`,
    });
    for (const role of roles[environment])
      new projects.IAMMember(`${environment}-${role.replace("roles/", "")}`, { project, role, member: account.member });
    return { GCP_WORKLOAD_IDENTITY_PROVIDER: provider.name, GCP_SERVICE_ACCOUNT: account.email };
  };
  return { preview: variables("preview"), production: variables("production") };
}

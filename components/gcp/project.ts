import * as config from "@pulumi/gcp/config";
import { getProjectOutput } from "@pulumi/gcp/organizations";
import { Service } from "@pulumi/gcp/projects";
import * as pulumi from "@pulumi/pulumi";

/** Where everything goes: the project and region of the provider's configuration. */
export interface GcpProject {
  readonly id: string;
  readonly number: pulumi.Output<string>;
  readonly region: string;
  /** The project's APIs. Whatever is first to use one waits for them. */
  readonly apis: readonly pulumi.Resource[];
}

const apis = [
  "artifactregistry",
  "binaryauthorization",
  "cloudkms",
  "cloudresourcemanager",
  "compute",
  "container",
  "containerscanning",
  "dns",
  "iam",
  "iamcredentials",
  "logging",
  "monitoring",
  "pubsub",
  "secretmanager",
];

/** G2: a new project answers "API not enabled" to everything, look-ups too, until its APIs are on. */
export function prepareProject(name: string): GcpProject {
  const id = required("project", config.project);
  const region = required("region", config.region);
  const enabled = apis.map((api) => enable(name, api));
  const { number } = getProjectOutput({ projectId: id }, { dependsOn: enabled });
  return { id, number, region, apis: enabled };
}

/** An API stays on when the stack goes: others in the project may have come to use it. */
function enable(name: string, api: string): Service {
  return new Service(`${name}-${api}`, { service: `${api}.googleapis.com`, disableOnDestroy: false });
}

/** Fails as Pulumi does for configuration that is missing, with the command that sets it. */
function required(key: string, value: string | undefined): string {
  return value ?? new pulumi.Config("gcp").require(key);
}

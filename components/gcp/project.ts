import { getProjectOutput } from "@pulumi/gcp/organizations";
import { Service } from "@pulumi/gcp/projects";
import type * as pulumi from "@pulumi/pulumi";

/** Where everything goes, as the provider's configuration has it. */
export interface GcpPlace {
  readonly id: string;
  readonly region: string;
}

export interface GcpProject extends GcpPlace {
  readonly number: pulumi.Output<string>;
  /** The project's APIs. Whatever is first to use one waits for them. */
  readonly apis: readonly pulumi.Resource[];
}

/** Google's provider looks the project up with it whatever it is asked for. */
const firstApi = "cloudresourcemanager";

const apis = [
  "artifactregistry",
  "binaryauthorization",
  "cloudkms",
  "compute",
  "container",
  "containeranalysis",
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
export function prepareProject(name: string, { id, region }: GcpPlace): GcpProject {
  const first = enable(name, firstApi);
  const enabled = [first, ...apis.map((api) => enable(name, api, { dependsOn: first }))];
  const { number } = getProjectOutput({ projectId: id }, { dependsOn: enabled });
  return { id, number, region, apis: enabled };
}

/** An API stays on when the stack goes: others in the project may have come to use it. */
function enable(name: string, api: string, options?: pulumi.CustomResourceOptions): Service {
  return new Service(`${name}-${api}`, { service: `${api}.googleapis.com`, disableOnDestroy: false }, options);
}

import { ManagedZone, RecordSet } from "@pulumi/gcp/dns";
import type * as pulumi from "@pulumi/pulumi";

/** Address of `restricted.googleapis.com`: Google's APIs without those that could carry data to outsiders. */
export const restrictedApis = {
  range: "199.36.153.4/30",
  addresses: ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"],
} as const;

/** APIs and the registries that GKE and Artifact Registry serve images from. */
const domains = ["googleapis.com", "gcr.io", "pkg.dev"];

export interface PrivateGoogleAccessArgs {
  /** `projects/…/global/networks/…` */
  readonly network: pulumi.Input<string>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Inside the network, Google's names lead to the restricted address, which no traffic leaves Google's network for. */
export function privateGoogleAccess(
  name: string,
  { network, tags }: PrivateGoogleAccessArgs,
  options: pulumi.CustomResourceOptions,
): void {
  for (const domain of domains) {
    const zone = new ManagedZone(
      `${name}-${domain.replace(".", "-")}`,
      {
        description: `${domain} at Google's restricted address`,
        dnsName: `${domain}.`,
        visibility: "private",
        privateVisibilityConfig: { networks: [{ networkUrl: network }] },
        labels: tags,
      },
      options,
    );
    const record = (what: string, host: string, type: string, rrdatas: string[]) =>
      new RecordSet(
        `${name}-${domain.replace(".", "-")}-${what}`,
        { managedZone: zone.name, name: host, type, ttl: 300, rrdatas },
        { parent: options.parent },
      );
    record("apex", `${domain}.`, "A", [...restrictedApis.addresses]);
    record("any", `*.${domain}.`, "CNAME", [`${domain}.`]);
  }
}

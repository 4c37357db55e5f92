import { Policy } from "@pulumi/gcp/binaryauthorization";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "../gcp/project";

export interface AdmissionArgs {
  /** Name of the cluster, in the project's region. */
  readonly cluster: pulumi.Input<string>;
  /** Dynamic scans start whatever image they scan: then others are recorded, not blocked. */
  readonly runsScannedImages: boolean;
}

/**
 * G8: a policy that decides. On the sensor's cluster nothing starts but the one image and what Google itself runs there.
 *
 * A project has one such policy, and this becomes it: a project that has one already keeps it by leaving this out. For
 * clusters besides the sensor's it blocks nothing, and records what a strict policy would.
 */
export function admitOnly(
  image: pulumi.Input<string>,
  { cluster, runsScannedImages }: AdmissionArgs,
  { name, project, parent }: { name: string; project: GcpProject; parent: pulumi.Resource },
): Policy {
  return new Policy(
    name,
    {
      description: "Qualys registry sensor: on its cluster, its image and Google's",
      globalPolicyEvaluationMode: "ENABLE",
      admissionWhitelistPatterns: [{ namePattern: image }],
      clusterAdmissionRules: [
        {
          cluster: pulumi.interpolate`${project.region}.${cluster}`,
          evaluationMode: "ALWAYS_DENY",
          enforcementMode: runsScannedImages ? "DRYRUN_AUDIT_LOG_ONLY" : "ENFORCED_BLOCK_AND_AUDIT_LOG",
        },
      ],
      defaultAdmissionRule: { evaluationMode: "ALWAYS_DENY", enforcementMode: "DRYRUN_AUDIT_LOG_ONLY" },
    },
    { parent, dependsOn: [...project.apis] },
  );
}

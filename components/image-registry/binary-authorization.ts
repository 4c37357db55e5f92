import { Policy, type PolicyArgs } from "@pulumi/gcp/binaryauthorization";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "../gcp/project";
import type { ImageAttestor } from "./attestor";

export interface AdmissionArgs {
  /** Name of the cluster, in the project's region. */
  readonly cluster: pulumi.Input<string>;
  /** Dynamic scans start whatever image they scan: then others are recorded, not blocked. */
  readonly runsScannedImages: boolean;
  readonly enforcement: "block" | "record";
  /** Admit what is signed, instead of the one image. */
  readonly attestation: boolean;
}

/**
 * G8: a policy that decides. On the sensor's cluster nothing starts but the one image, or what the attestor signed, and
 * what Google itself runs there.
 *
 * A project has one such policy, and this becomes it: a project that has one already keeps it by leaving this out. For
 * clusters besides the sensor's it blocks nothing, and records what a strict policy would.
 */
export function admitOnly(
  image: pulumi.Input<string>,
  { cluster, runsScannedImages, enforcement }: AdmissionArgs,
  attestor: ImageAttestor | undefined,
  { name, project, parent }: { name: string; project: GcpProject; parent: pulumi.Resource },
): Policy {
  const blocks = enforcement === "block" && !runsScannedImages;
  return new Policy(
    name,
    {
      description: "Qualys registry sensor: on its cluster, its image and Google's",
      globalPolicyEvaluationMode: "ENABLE",
      ...trusted(image, attestor),
      clusterAdmissionRules: [
        {
          cluster: pulumi.interpolate`${project.region}.${cluster}`,
          ...evaluation(attestor),
          enforcementMode: blocks ? "ENFORCED_BLOCK_AND_AUDIT_LOG" : "DRYRUN_AUDIT_LOG_ONLY",
        },
      ],
      defaultAdmissionRule: { evaluationMode: "ALWAYS_DENY", enforcementMode: "DRYRUN_AUDIT_LOG_ONLY" },
    },
    { parent, dependsOn: [...project.apis] },
  );
}

/** An image on the list starts without a signature. */
function trusted(
  image: pulumi.Input<string>,
  attestor: ImageAttestor | undefined,
): Pick<PolicyArgs, "admissionWhitelistPatterns"> {
  return attestor === undefined ? { admissionWhitelistPatterns: [{ namePattern: image }] } : {};
}

function evaluation(attestor: ImageAttestor | undefined) {
  return attestor === undefined
    ? { evaluationMode: "ALWAYS_DENY" }
    : { evaluationMode: "REQUIRE_ATTESTATION", requireAttestationsBies: [attestor.name] };
}

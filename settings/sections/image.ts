import { z } from "zod";
import * as field from "../fields/common";

/** The sensor's image. What unlocks a private source differs: a Kubernetes Secret, or a secret of the cloud. */
export function image<PullSecret extends z.ZodType>(pullSecret: PullSecret) {
  return z
    .strictObject({
      source: field.imageRepository
        .default("docker.io/qualys/qcs-sensor")
        .describe("Repository that the image comes from."),
      tag: field.imageTag.default("1.45.0-0").describe("Version of the image."),
      digest: field.imageDigest.optional().describe("Digest of the image; with it, the tag is only a name."),
      registry: z
        .enum(["private", "upstream"])
        .default("private")
        .describe("private: run from a scanned copy in the cloud's own registry; upstream: run from the source."),
      pullSecret: pullSecret.optional().describe("What unlocks the source, if it is private."),
    })
    .prefault({})
    .describe("The sensor's image.");
}

import { z } from "zod";
import * as field from "../fields/common";

/** The sensor's image. What unlocks a private source differs: a Kubernetes Secret, or a secret of the cloud. */
export function image<PullSecret extends z.ZodType>(pullSecret: PullSecret) {
  return z
    .strictObject({
      ...source(pullSecret),
      registry: z
        .enum(["private", "upstream"])
        .default("private")
        .describe("private: run from a scanned copy in the cloud's own registry; upstream: run from the source."),
    })
    .prefault({})
    .describe(description);
}

/** Where nothing keeps a copy, and the sensor runs from the source. */
export function imageOfSource<PullSecret extends z.ZodType>(pullSecret: PullSecret) {
  return z.strictObject(source(pullSecret)).prefault({}).describe(description);
}

const description = "The sensor's image.";

function source<PullSecret extends z.ZodType>(pullSecret: PullSecret) {
  return {
    source: field.imageRepository
      .default("docker.io/qualys/qcs-sensor")
      .describe("Repository that the image comes from."),
    tag: field.imageTag.default("1.45.0-0").describe("Version of the image."),
    digest: field.imageDigest.optional().describe("Digest of the image; with it, the tag is only a name."),
    pullSecret: pullSecret.optional().describe("What unlocks the source, if it is private."),
  };
}

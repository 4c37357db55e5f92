import { z } from "zod";
import * as field from "../fields/common";
import { nonEmptyText } from "../fields/text";

/** The sensor's image. What unlocks a private source differs: a Kubernetes Secret, or a secret of the cloud. */
export function image<PullSecret extends z.ZodType>(pullSecret: PullSecret) {
  return z.strictObject(copied(pullSecret)).prefault({}).describe(description);
}

/** On Google Cloud, where a registry can fetch images by itself, and Binary Authorization says what else the cluster runs. */
export function admittedImage<PullSecret extends z.ZodType, Version extends z.ZodType>(
  pullSecret: PullSecret,
  secretVersion: Version,
) {
  return z
    .strictObject({ ...copied(pullSecret), copy, login: login(secretVersion), admission })
    .prefault({})
    .describe(description);
}

const copy = z
  .enum(["fetched", "pushed"])
  .default("pushed")
  .describe(
    "How the private copy is made. pushed: the machine that deploys copies it, into a repository whose tags never change, and it runs by the copy's digest; fetched: Artifact Registry gets the image when it is first asked for, by image.digest.",
  );

const login = <Version extends z.ZodType>(secretVersion: Version) =>
  z
    .strictObject({
      user: nonEmptyText("the name of a user of the source's registry", "security-bot").describe("Who signs in."),
      secretVersion: secretVersion.describe("Secret Manager's version of the password or access token."),
    })
    .optional()
    .describe(
      "With which Artifact Registry fetches: for a source that asks for it, and for more than Docker Hub gives those who do not sign in.",
    );

const admission = z
  .strictObject({
    policy: z
      .enum(["own", "existing"])
      .default("own")
      .describe(
        "own: the stack writes the project's one Binary Authorization policy, with a rule for its cluster; existing: somebody else's stays as it is, and has to admit the sensor's image.",
      ),
    enforcement: z
      .enum(["block", "record"])
      .default("block")
      .describe("block: no other image starts on the cluster; record: it starts, and is logged."),
    attestation: z
      .boolean()
      .default(false)
      .describe(
        "Admit what an attestor of the stack's signed, instead of the one image; the output `signImage` is the command that signs. Begin with enforcement record: an image that is not signed yet does not start.",
      ),
  })
  .prefault({})
  .describe("Which images the cluster runs.");

function copied<PullSecret extends z.ZodType>(pullSecret: PullSecret) {
  return {
    ...source(pullSecret),
    registry: z
      .enum(["private", "upstream"])
      .default("private")
      .describe("private: run from a scanned copy in the cloud's own registry; upstream: run from the source."),
  };
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

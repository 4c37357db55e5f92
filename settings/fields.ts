import { z } from "zod";

/** The Qualys platforms, by name. Source: Qualys' platform table; `docs/pitfalls.md`. */
export const platforms = {
  US1: "qg1.apps.qualys.com",
  US2: "qg2.apps.qualys.com",
  US3: "qg3.apps.qualys.com",
  US4: "qg4.apps.qualys.com",
  GOV1: "gov1.qualys.us",
  EU1: "qg1.apps.qualys.eu",
  EU2: "qg2.apps.qualys.eu",
  EU3: "qg3.apps.qualys.it",
  IN1: "qg1.apps.qualys.in",
  CA1: "qg1.apps.qualys.ca",
  AE1: "qg1.apps.qualys.ae",
  UK1: "qg1.apps.qualys.co.uk",
  AU1: "qg1.apps.qualys.com.au",
  KSA1: "qg1.apps.qualysksa.com",
} as const;

export const platform = z.enum(Object.keys(platforms) as [keyof typeof platforms, ...(keyof typeof platforms)[]]);
export const podUrl = z.string().regex(/^https:\/\/[a-z0-9.-]+\/ContainerSensor$/);
export const name = z.string().regex(/^[a-z][a-z0-9-]{1,18}[a-z0-9]$/);
export const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
/** UUID-shaped; the version and variant bits of a real UUID are not always right in ids that Qualys issues. */
export const qualysId = uuid;
export const cidr = z.string().regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/);
export const port = z.int().min(1).max(65535);
export const hostPort = z.string().regex(/^[A-Za-z0-9.-]+:\d{1,5}$/);
export const pem = z.string().startsWith("-----BEGIN CERTIFICATE-----");
export const kubernetesVersion = z.string().regex(/^1\.\d{2}$/);
export const imageRepository = z.string().regex(/^[a-z0-9.-]+(:\d+)?\/[a-z0-9._/-]+$/);
export const imageTag = z.string().regex(/^[\w][\w.-]{0,127}$/);
export const imageDigest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
export const registryHost = z.string().regex(/^[a-z0-9.-]+(:\d+)?$/);
export const cpuQuantity = z.string().regex(/^(\d+m|\d+(\.\d+)?)$/);
export const memoryQuantity = z.string().regex(/^\d+(Mi|Gi)$/);
export const profileTag = z.string().regex(/^[\w.-]+$/);
export const linuxCapability = z.string().regex(/^[A-Z][A-Z_]+$/);
export const retentionDays = z.int().min(1).max(3653);
export const awsId = (kind: string) => z.string().regex(new RegExp(`^${kind}-[0-9a-f]{8,17}$`));
export const awsArn = (service: string) => z.string().regex(new RegExp(`^arn:aws(-[a-z-]+)?:${service}:.*$`));
export const azureId = (type: string) =>
  z.string().regex(new RegExp(`^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${type}/.+$`, "i"));
export const gcpMember = z.string().regex(/^(user|group|serviceAccount):.+@.+$/);

import type { Trusted } from "../stack";

const privateHosts = [
  // Of both kinds of address: IPv4 alone, and dual-stack.
  /^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.(com|com\.cn|eu)\//,
  /^\d{12}\.dkr-ecr(-fips)?\.[a-z0-9-]+\.on\.(aws|amazonwebservices\.com\.cn)\//,
  // With a domain name label, a hash follows the name.
  /^[a-z0-9]+(-[a-z0-9]+)?\.azurecr\.(io|us|cn)\//,
  // Google's own examples are for everybody.
  /^[a-z0-9-]+-docker\.pkg\.dev\/(?!(google-samples|cloudrun)\/)/,
];

/** True for an image in a registry of an AWS account, an Azure subscription or a Google project, or one that is trusted. */
export function isPrivateRegistry(image: string, { trustedRegistries }: Trusted): boolean {
  if (image === "") return false;
  if (privateHosts.some((host) => host.test(image))) return true;
  // A program may say something else than a text.
  const full = withHost(String(image));
  return trustedRegistries.some((registry) => isIn(registry, full));
}

/** Without a host, an image is Docker Hub's; there, without a folder, one of `library`. */
function withHost(image: string): string {
  const [first, ...others] = image.split("/");
  if (others.length === 0) return `docker.io/library/${image}`;
  return /[.:]|^localhost$/.test(first) ? image : `docker.io/${image}`;
}

/** A name that goes on is another registry's, or another folder's. */
const isIn = (registry: string, image: string) => image.startsWith(registry.endsWith("/") ? registry : `${registry}/`);

const label = "[a-z0-9]+(-+[a-z0-9]+)*";
const folder = "[a-z0-9]+([._-]+[a-z0-9]+)*";
const registryName = new RegExp(`^${label}(\\.${label})*(\\.${label}|:\\d+)(/${folder})*/?$`);

/** What may be trusted: a host as images name it, with a port or without, and where it ends or a folder of it does. */
export const isRegistry = (text: unknown) => typeof text === "string" && registryName.test(text);

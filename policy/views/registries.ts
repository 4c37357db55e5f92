const privateHosts = [
  // Of both kinds of address: IPv4 alone, and dual-stack.
  /^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.(com|com\.cn|eu)\//,
  /^\d{12}\.dkr-ecr(-fips)?\.[a-z0-9-]+\.on\.(aws|amazonwebservices\.com\.cn)\//,
  // With a domain name label, a hash follows the name.
  /^[a-z0-9]+(-[a-z0-9]+)?\.azurecr\.(io|us|cn)\//,
  // Google's own examples are for everybody.
  /^[a-z0-9-]+-docker\.pkg\.dev\/(?!(google-samples|cloudrun)\/)/,
];

/** True for an image in a registry of an AWS account, an Azure subscription or a Google project. */
export function isPrivateRegistry(image: string): boolean {
  return privateHosts.some((host) => host.test(image));
}

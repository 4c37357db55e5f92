const privateHosts = [
  /^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//,
  /^[a-z0-9]+\.azurecr\.(io|us|cn)\//,
  /^[a-z0-9-]+-docker\.pkg\.dev\//,
];

/** True for an image in a registry of an AWS account, an Azure subscription or a Google project. */
export function isPrivateRegistry(image: string): boolean {
  return privateHosts.some((host) => host.test(image));
}

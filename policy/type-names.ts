/** Type tokens by those that rules know the same resources by: every resource asks, few types are asked for. */
const judged = new Map<string, string>();

/** The token that rules know a type by: of whatever version of the cloud's API, from before it was renamed, of a region. */
export function judgedAs(type: string): string {
  const before = judged.get(type);
  if (before !== undefined) return before;
  const name = older.reduce((token, [pattern, newer]) => token.replace(pattern, newer), type);
  judged.set(type, name);
  return name;
}

/** The resource under that name. */
export function renamed<T extends { readonly type: string }>(resource: T): T {
  const type = judgedAs(resource.type);
  return type === resource.type ? resource : { ...resource, type };
}

const older: readonly (readonly [RegExp, string])[] = [
  // A version of Azure's API is named in the module, or in a package of its own.
  [/^azure-native(?:_\w+)?:(\w+)(?:\/v\w+)?:/, "azure-native:$1:"],
  [/^azure-native:insights:/, "azure-native:monitor:"],
  [/^azure-native:network:InterfaceEndpoint$/, "azure-native:network:PrivateEndpoint"],
  [/^aws:s3\/(\w+)V2:(\w+)V2$/, "aws:s3/$1:$2"],
  [/^aws:s3\/BucketObject:BucketObject$/, "aws:s3/bucketObjectv2:BucketObjectv2"],
  [/^aws:applicationloadbalancing\//, "aws:alb/"],
  [/^aws:elasticloadbalancingv2\//, "aws:lb/"],
  [/^gcp:serviceAccount\//, "gcp:serviceaccount/"],
  // Those of one region are written as those of all.
  [/^gcp:compute\/regionInstanceTemplate:RegionInstanceTemplate$/, "gcp:compute/instanceTemplate:InstanceTemplate"],
  [/^gcp:compute\/regionBackendService:RegionBackendService$/, "gcp:compute/backendService:BackendService"],
  [/^gcp:compute\/regionTargetHttpsProxy:RegionTargetHttpsProxy$/, "gcp:compute/targetHttpsProxy:TargetHttpsProxy"],
  [/^gcp:compute\/regionSslPolicy:RegionSslPolicy$/, "gcp:compute/sSLPolicy:SSLPolicy"],
  [/^kubernetes:extensions\/v1beta1:(?=Ingress|NetworkPolicy)/, "kubernetes:networking.k8s.io/v1:"],
  [/^kubernetes:extensions\/v1beta1:/, "kubernetes:apps/v1:"],
  [/^kubernetes:([\w.-]+)\/v\d+(?:alpha|beta)\d+:/, "kubernetes:$1/v1:"],
];

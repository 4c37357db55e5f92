import { list, text } from "../problems";
import type { PropertiesOf } from "../types";
import { someIs } from "../unknown";
import { holdsRange } from "./addresses";
import { strings } from "./json";

/** A Kubernetes Service of the type LoadBalancer. */
type Service = PropertiesOf<"kubernetes:core/v1:Service">;

const aws = "service.beta.kubernetes.io/aws-load-balancer-";

const annotation = ({ metadata }: Service, key: string) => text(metadata?.annotations?.[key]).toLowerCase();

/** It has an address of the network alone. */
export const isInternal = (service: Service) => someIs([isInternalOnAws, isInternalElsewhere], (is) => is(service));

function isInternalElsewhere(service: Service): boolean {
  return someIs(
    [
      () => annotation(service, "service.beta.kubernetes.io/azure-load-balancer-internal") === "true",
      () => annotation(service, "networking.gke.io/load-balancer-type") === "internal",
      () => annotation(service, "cloud.google.com/load-balancer-type") === "internal",
      () => service.spec?.loadBalancerClass === "networking.gke.io/l4-regional-internal",
    ],
    (says) => says(),
  );
}

/** The scheme comes before the older annotation, and AWS' own controllers make internal ones unless told otherwise. */
function isInternalOnAws(service: Service): boolean {
  const scheme = annotation(service, `${aws}scheme`);
  if (scheme !== "") return scheme === "internal";
  const internal = annotation(service, `${aws}internal`);
  // Kubernetes' own controller takes any other word, such as an address, for a yes.
  return internal === "" ? isByAwsController(service) : internal !== "false";
}

const isByAwsController = (service: Service) =>
  ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"].includes(service.spec?.loadBalancerClass ?? "") ||
  ["external", "nlb-ip"].includes(annotation(service, `${aws}type`));

/** The ranges that it answers; none stands for all. */
export function rangesOf(service: Service): readonly string[] {
  const ranges = strings(service.spec?.loadBalancerSourceRanges);
  if (ranges.length > 0) return ranges.map((range) => range.trim());
  return words(annotation(service, "service.beta.kubernetes.io/load-balancer-source-ranges"));
}

const ofNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"];

/** Nobody comes from there over the internet. */
export const isOfNetworks = (range: string) => ofNetworks.some((wide) => holdsRange(wide, range));

/** What of it speaks no TLS before the pod: only on AWS can the load balancer do so, by default on all ports. */
export function withoutTls(service: Service): readonly string[] {
  if (annotation(service, `${aws}ssl-cert`) === "") return ["all of its ports"];
  const over = words(annotation(service, `${aws}ssl-ports`) || "*");
  if (over.includes("*")) return [];
  return list(service.spec?.ports)
    .filter(({ name, port }) => !over.includes(String(port)) && !over.includes(text(name).toLowerCase()))
    .map(({ port }) => `port ${port}`);
}

const words = (list: string) => list.split(",").flatMap((word) => word.trim() || []);

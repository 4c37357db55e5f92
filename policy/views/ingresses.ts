import { list, text } from "../problems";
import type { PropertiesOf } from "../types";
import { isSet, known, someIs } from "../unknown";
import { asList, isObject, parsed } from "./json";

export type Ingress = PropertiesOf<"kubernetes:networking.k8s.io/v1:Ingress">;

const ofGoogle = ["networking.gke.io/managed-certificates", "ingress.gcp.kubernetes.io/pre-shared-cert"];

/** Where AWS, Google and Azure are told of certificates that are kept outside the cluster. */
export const certificates = [
  "alb.ingress.kubernetes.io/certificate-arn",
  ...ofGoogle,
  "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
];

/** With HTTPS among them, AWS' controller finds the certificate by the names of hosts; without, it opens none. */
export const listenPorts = "alb.ingress.kubernetes.io/listen-ports";

export const annotation = ({ metadata }: Ingress, name: string): string | undefined => metadata?.annotations?.[name];

/** Whether an annotation says something, whatever it is. */
export const isNamed = <T extends object>(object: T | undefined, key: keyof T & string) =>
  isSet(object, key) && known(object, key) !== "";

/** Whether AWS' controller is told to listen for a protocol. */
export const listensFor = (ports: string, protocol: "HTTP" | "HTTPS") =>
  asList(parsed(ports)).some((port) => isObject(port) && Object.hasOwn(port, protocol));

export function speaksTls(ingress: Ingress): boolean {
  const ports = annotation(ingress, listenPorts);
  if (ports) return listensFor(ports, "HTTPS");
  return (
    certificates.some((certificate) => isNamed(ingress.metadata?.annotations, certificate)) ||
    someIs(list(ingress.spec?.tls), (tls) => isNamed(tls, "secretName") || list(tls.hosts).length > 0)
  );
}

/** Whether Google's controller serves it: that of a GKE cluster, where no other is asked for. */
export function isOfGoogle(ingress: Ingress): boolean {
  const annotations = ingress.metadata?.annotations;
  const ofClass = text(annotation(ingress, "kubernetes.io/ingress.class") ?? ingress.spec?.ingressClassName);
  return ofClass === "" ? ofGoogle.some((certificate) => isNamed(annotations, certificate)) : ofClass.startsWith("gce");
}

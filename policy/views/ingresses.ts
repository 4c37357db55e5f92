import { list, text } from "../problems";
import type { PropertiesOf } from "../types";
import { isSet, known, someIs } from "../unknown";
import { asList, isObject, parsed } from "./json";

export type Ingress = PropertiesOf<"kubernetes:networking.k8s.io/v1:Ingress">;

const classAnnotation = "kubernetes.io/ingress.class";
const alb = "alb.ingress.kubernetes.io/";

const ofGoogle = ["networking.gke.io/managed-certificates", "ingress.gcp.kubernetes.io/pre-shared-cert"];

const ofAws = `${alb}certificate-arn`;

/** Where AWS, Google and Azure are told of certificates that are kept outside the cluster. */
export const certificates = [ofAws, ...ofGoogle, "appgw.ingress.kubernetes.io/appgw-ssl-certificate"];

/** With HTTPS among them, AWS' controller finds the certificate by the names of hosts; without, it opens none. */
export const listenPorts = `${alb}listen-ports`;

export const annotation = ({ metadata }: Ingress, name: string): string | undefined => metadata?.annotations?.[name];

/** Whether an annotation says something, whatever it is. */
export const isNamed = <T extends object>(object: T | undefined, key: keyof T & string) =>
  isSet(object, key) && known(object, key) !== "";

/** Whether AWS' controller is told to listen for a protocol. */
export const listensFor = (ports: string, protocol: "HTTP" | "HTTPS") =>
  asList(parsed(ports)).some((port) => isObject(port) && Object.hasOwn(port, protocol));

const traefik = "traefik.ingress.kubernetes.io/router";

/** By which controllers are told of TLS without a certificate in spec.tls: their own, another's behind or in front of them. */
export const tlsSwitches: Readonly<Record<string, string>> = {
  [`${traefik}.entrypoints`]: "websecure",
  [`${traefik}.tls`]: "true",
  "haproxy.org/ssl-passthrough": "true",
  "haproxy.org/ssl-redirect": "true",
  "nginx.ingress.kubernetes.io/force-ssl-redirect": "true",
  "nginx.ingress.kubernetes.io/ssl-passthrough": "true",
  "nginx.org/redirect-to-https": "true",
  // The master of the same host has the certificate, and a minion may have none.
  "nginx.org/mergeable-ingress-type": "minion",
};

const tlsSwitchNames = Object.keys(tlsSwitches);

const isSwitched = (ingress: Ingress) =>
  someIs(tlsSwitchNames, (name) => annotation(ingress, name) === tlsSwitches[name]) ||
  isNamed(ingress.metadata?.annotations, `${traefik}.tls.certresolver`);

const hasTlsPart = ({ spec }: Ingress) =>
  someIs(list(spec?.tls), (tls) => isNamed(tls, "secretName") || (tls.hosts?.length ?? 0) > 0);

export function speaksTls(ingress: Ingress): boolean {
  const ports = annotation(ingress, listenPorts);
  if (ports) return listensFor(ports, "HTTPS");
  const annotations = ingress.metadata?.annotations;
  // A class of AWS' that is an annotation has no parameters with a certificate, and spec.tls opens no port there.
  if (known(annotations, classAnnotation) === "alb") return isNamed(annotations, ofAws);
  return (
    certificates.some((certificate) => isNamed(annotations, certificate)) ||
    someIs([isSwitched, hasTlsPart], (isTls) => isTls(ingress))
  );
}

/** Of the classes whose controllers serve TLS for the hosts of spec.tls alone; others have one listener for all hosts. */
const goesByHosts = /nginx|contour|azure-application-gateway|webapprouting/;

/** Whether a host is left out of spec.tls where that decides which hosts speak TLS. A part without hosts is for all. */
export function isLeftOut({ host }: { readonly host?: string }, ingress: Ingress): boolean {
  const tls = list(ingress.spec?.tls);
  return (
    Boolean(host) &&
    tls.length > 0 &&
    !someIs(tls, ({ hosts }) => !hosts?.length || someIs(hosts, (named) => covers(text(named), text(host))))
  );
}

/** Whether spec.tls decides, host by host, which of them speak TLS. */
export function isByHost(ingress: Ingress): boolean {
  const annotations = ingress.metadata?.annotations;
  const ofClass = known(annotations, classAnnotation) ?? known(ingress.spec, "ingressClassName");
  return (
    goesByHosts.test(text(ofClass)) &&
    !certificates.some((certificate) => isNamed(annotations, certificate)) &&
    !isSwitched(ingress)
  );
}

/** A wildcard stands for one label. */
const covers = (named: string, host: string) =>
  named === host || (named.startsWith("*.") && host.slice(host.indexOf(".")) === named.slice(1));

const httpsRedirect = /"redirectConfig"\s*:\s*\{[^}]*"protocol"\s*:\s*"HTTPS"/i;

/** Whether AWS' controller may redirect from HTTP: any Ingress of a group asks it for all of them, or an action does. */
export function mayRedirectOnAws({ metadata }: Ingress): boolean {
  const annotations = metadata?.annotations ?? {};
  return (
    [`${alb}ssl-redirect`, `${alb}group.name`].some((name) => isNamed(annotations, name)) ||
    someIs(
      Object.keys(annotations),
      (name) => name.startsWith(`${alb}actions.`) && httpsRedirect.test(text(annotations[name])),
    )
  );
}

/** Whether Google's controller serves it: that of a GKE cluster, where no other is asked for. */
export function isOfGoogle(ingress: Ingress): boolean {
  const annotations = ingress.metadata?.annotations;
  const ofClass = text(annotation(ingress, classAnnotation) ?? ingress.spec?.ingressClassName);
  return ofClass === "" ? ofGoogle.some((certificate) => isNamed(annotations, certificate)) : ofClass.startsWith("gce");
}

import { problemsIn, problemsOf } from "../../../unknown";
import { when } from "../../../problems";
import { rule } from "../../../rule";
import {
  annotation,
  isNamed,
  isOfGoogle,
  listenPorts,
  listensFor,
  mayRedirectOnAws,
  speaksTls,
} from "../../../views/ingresses";

const redirects = {
  aws: "alb.ingress.kubernetes.io/ssl-redirect",
  google: "networking.gke.io/v1beta1.FrontendConfig",
};

const ofNginx = "nginx.ingress.kubernetes.io/ssl-redirect";

/** Redirects that are on unless they are switched off, and what redirects all the same. */
const onByDefault: Readonly<Record<string, string | undefined>> = {
  [ofNginx]: "nginx.ingress.kubernetes.io/force-ssl-redirect",
  "nginx.org/ssl-redirect": "nginx.org/redirect-to-https",
  "ingress.kubernetes.io/ssl-redirect": "nginx.org/redirect-to-https",
  "haproxy.org/ssl-redirect": undefined,
};
const defaults = Object.entries(onByDefault);

const allowHttp = "kubernetes.io/ingress.allow-http";

const both = { [listenPorts]: '[{"HTTP": 80}, {"HTTPS": 443}]' };
const actionTo = (protocol: string) =>
  JSON.stringify({ Type: "redirect", RedirectConfig: { Protocol: protocol, Port: "443", StatusCode: "HTTP_301" } });
const ofGoogle = { "networking.gke.io/managed-certificates": "example" };
const spec = { tls: [{ secretName: "app-tls" }] };

export default rule("kubernetes:networking.k8s.io/v1:Ingress", {
  id: "kubernetes/network/no-http-beside-tls",
  title: "An Ingress that speaks TLS does not serve plain HTTP beside it",
  why: "Who types the name of a site, or follows an old link, asks by HTTP first: whoever is on the way can keep it so.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: `Redirect by ${redirects.aws} or a FrontendConfig of GKE's, or set ${allowHttp} to "false"; leave the redirects of nginx and HAProxy on.`,
  elsewhere: true,
  applies: speaksTls,
  check: (ingress) => {
    const annotations = ingress.metadata?.annotations;
    return problemsOf(
      () =>
        when(
          listensFor(annotation(ingress, listenPorts) ?? "", "HTTP") && !mayRedirectOnAws(ingress),
          `${listenPorts} has HTTP, and nothing redirects from it`,
        ),
      () =>
        when(
          isOfGoogle(ingress) && annotation(ingress, allowHttp) !== "false" && !isNamed(annotations, redirects.google),
          `${allowHttp} is not "false"`,
        ),
      () =>
        problemsIn(defaults, ([redirect, other]) =>
          when(
            annotation(ingress, redirect) === "false" && !(other && annotation(ingress, other) === "true"),
            `${redirect} is "false"`,
          ),
        ),
    );
  },
  good: () => [
    { spec },
    { metadata: { annotations: { ...both, [redirects.aws]: "443" } } },
    { metadata: { annotations: { ...both, "alb.ingress.kubernetes.io/group.name": "shared" } } },
    { metadata: { annotations: { ...both, "alb.ingress.kubernetes.io/actions.to-https": actionTo("HTTPS") } } },
    { metadata: { annotations: { [listenPorts]: '[{"HTTPS": 443}]' } } },
    { metadata: { annotations: { "alb.ingress.kubernetes.io/certificate-arn": "example" } } },
    { metadata: { annotations: { ...ofGoogle, [allowHttp]: "false" } } },
    { metadata: { annotations: { ...ofGoogle, [redirects.google]: "https-alone" } } },
    ...defaults.flatMap(([redirect, other]) =>
      other ? [{ metadata: { annotations: { [redirect]: "false", [other]: "true" } }, spec }] : [],
    ),
  ],
  bad: () => [
    { metadata: { annotations: both } },
    { metadata: { annotations: { ...both, "alb.ingress.kubernetes.io/actions.elsewhere": actionTo("HTTP") } } },
    { metadata: { annotations: ofGoogle } },
    { metadata: { annotations: { ...ofGoogle, [allowHttp]: "true" } } },
    { metadata: { annotations: { "kubernetes.io/ingress.class": "gce" } }, spec },
    { spec: { ...spec, ingressClassName: "gce-internal" } },
    ...defaults.map(([redirect]) => ({ metadata: { annotations: { [redirect]: "false" } }, spec })),
  ],
});

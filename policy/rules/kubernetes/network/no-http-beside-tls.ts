import { problemsOf } from "../../../unknown";
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
  nginx: "nginx.ingress.kubernetes.io/ssl-redirect",
  nginxWithoutCertificate: "nginx.ingress.kubernetes.io/force-ssl-redirect",
};
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
  fix: `Redirect by ${redirects.aws} or a FrontendConfig of GKE's, or set ${allowHttp} to "false"; leave nginx' redirect on.`,
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
        when(
          annotation(ingress, redirects.nginx) === "false" &&
            annotation(ingress, redirects.nginxWithoutCertificate) !== "true",
          `${redirects.nginx} is "false"`,
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
    { metadata: { annotations: { [redirects.nginx]: "false", [redirects.nginxWithoutCertificate]: "true" } }, spec },
  ],
  bad: () => [
    { metadata: { annotations: both } },
    { metadata: { annotations: { ...both, "alb.ingress.kubernetes.io/actions.elsewhere": actionTo("HTTP") } } },
    { metadata: { annotations: ofGoogle } },
    { metadata: { annotations: { ...ofGoogle, [allowHttp]: "true" } } },
    { metadata: { annotations: { "kubernetes.io/ingress.class": "gce" } }, spec },
    { spec: { ...spec, ingressClassName: "gce-internal" } },
    { metadata: { annotations: { [redirects.nginx]: "false" } }, spec },
  ],
});

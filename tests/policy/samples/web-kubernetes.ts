import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { ConfigMap, Namespace, Service } from "@pulumi/kubernetes/core/v1";

/** A web server in a cluster that is there, in the words of the tutorials. */
const labels = { app: "guestbook" };
const namespace = new Namespace("guestbook").metadata.name;
const config = new ConfigMap("guestbook", { metadata: { namespace }, data: { "nginx.conf": "worker_processes 1;" } });
new Deployment("guestbook", {
  metadata: { namespace },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: "web",
            image: "nginx:1.27",
            ports: [{ containerPort: 80 }],
            resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "500m", memory: "128Mi" } },
            volumeMounts: [{ name: "config", mountPath: "/etc/nginx/nginx.conf", subPath: "nginx.conf" }],
          },
        ],
        volumes: [{ name: "config", configMap: { name: config.metadata.name } }],
      },
    },
  },
});
const service = new Service("guestbook", {
  metadata: { namespace, labels },
  spec: { type: "LoadBalancer", ports: [{ port: 80, targetPort: 80 }], selector: labels },
});

export const address = service.status.loadBalancer.ingress[0].ip;

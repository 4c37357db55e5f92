import { Repository } from "@pulumi/gcp/artifactregistry";
import { Service } from "@pulumi/gcp/cloudrunv2";
import {
  BackendService,
  GlobalForwardingRule,
  ManagedSslCertificate,
  RegionNetworkEndpointGroup,
  SSLPolicy,
  TargetHttpsProxy,
  URLMap,
} from "@pulumi/gcp/compute";
import { Secret, SecretIamMember } from "@pulumi/gcp/secretmanager";
import { Account, IAMMember } from "@pulumi/gcp/serviceaccount";
import { DatabaseInstance } from "@pulumi/gcp/sql";

/** A site on Cloud Run behind a load balancer, and its database, which has no public address. */
export = () => {
  const location = "europe-west3";
  const account = new Account("site", { accountId: "site" });
  // The pipeline deploys as the site, and as nothing else.
  new IAMMember("deployer", {
    serviceAccountId: account.name,
    role: "roles/iam.serviceAccountUser",
    member: "serviceAccount:pipeline@example.iam.gserviceaccount.com",
  });
  const images = new Repository("site", {
    location,
    repositoryId: "site",
    format: "DOCKER",
    dockerConfig: { immutableTags: true },
    vulnerabilityScanningConfig: { enablementConfig: "INHERITED" },
  });
  const password = new Secret("database", {
    secretId: "database",
    replication: { auto: {} },
    deletionProtection: true,
    versionDestroyTtl: "2592000s",
  });
  new SecretIamMember("database", {
    secretId: password.secretId,
    role: "roles/secretmanager.secretAccessor",
    member: account.member,
  });
  const database = new DatabaseInstance("site", {
    databaseVersion: "POSTGRES_16",
    deletionProtection: true,
    settings: {
      tier: "db-custom-2-7680",
      availabilityType: "REGIONAL",
      backupConfiguration: { enabled: true, pointInTimeRecoveryEnabled: true },
      ipConfiguration: {
        ipv4Enabled: false,
        privateNetwork: "projects/example/global/networks/site",
        sslMode: "ENCRYPTED_ONLY",
      },
    },
  });
  const service = new Service("site", {
    location,
    ingress: "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
    template: {
      serviceAccount: account.email,
      containers: [
        {
          image: "europe-west3-docker.pkg.dev/example/site/web:1.4.2",
          envs: [
            {
              name: "DATABASE_PASSWORD",
              valueSource: { secretKeyRef: { secret: password.secretId, version: "latest" } },
            },
          ],
        },
      ],
    },
  });

  const group = new RegionNetworkEndpointGroup("site", {
    region: location,
    networkEndpointType: "SERVERLESS",
    cloudRun: { service: service.name },
  });
  const backend = new BackendService("site", {
    loadBalancingScheme: "EXTERNAL_MANAGED",
    protocol: "HTTPS",
    backends: [{ group: group.id }],
    logConfig: { enable: true, sampleRate: 1 },
  });
  const certificate = new ManagedSslCertificate("site", { managed: { domains: ["site.example.com"] } });
  const sslPolicy = new SSLPolicy("site", { profile: "RESTRICTED" });
  const proxy = new TargetHttpsProxy("site", {
    urlMap: new URLMap("site", { defaultService: backend.id }).id,
    sslCertificates: [certificate.id],
    sslPolicy: sslPolicy.id,
  });
  new GlobalForwardingRule("site", {
    target: proxy.id,
    portRange: "443",
    loadBalancingScheme: "EXTERNAL_MANAGED",
  });
  return { images: images.name, database: database.name };
};

import type { Case } from "../case";

export const secrets: readonly Case[] = [
  {
    name: "a wrong value in an encrypted map",
    stack: "aws-eks",
    encrypted: ["alerts"],
    config: { "alerts.email": "the security team" },
    problems: [
      `qualys-registry-sensor:alerts.email is not written in the right form
  got      17 characters, not shown
  allowed  an e-mail address
  fix      pulumi config set --secret --path 'qualys-registry-sensor:alerts.email'`,
    ],
  },
  {
    name: "a wrong value that rests on an encrypted one",
    stack: "aws-eks",
    encrypted: ["network"],
    config: { "network.cidr": "10.100.0.0/16", "kubernetes.serviceCidr": "10.100.0.0/20" },
    problems: [
      `qualys-registry-sensor:kubernetes.serviceCidr overlaps with network.cidr, …
  got      "10.100.0.0/20"
  allowed  a range that shares no address with the others
  fix      pulumi config rm --path 'qualys-registry-sensor:kubernetes.serviceCidr'`,
    ],
  },
  {
    name: "an encrypted map with a setting that there is not",
    stack: "gcp",
    encrypted: ["sensor"],
    config: { "sensor.token": "open-sesame" },
    problems: [
      `qualys-registry-sensor:sensor.token is not a setting
  got      11 characters, not shown
  allowed  a map with scanningPolicy, scans, threads, resources, persistence, proxy, registryProxy, registryCertificates, insecureRegistries, logLevel, profileTags, capabilities, rbac, readOnlyRootFilesystem, placement, egress, extraArguments
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.token'`,
    ],
  },
  {
    name: "an encrypted list with a wrong entry",
    stack: "gcp",
    encrypted: ["cluster"],
    config: { "cluster.admins": ["jane@corp.example"] },
    problems: [
      `qualys-registry-sensor:cluster.admins[0] does not say what kind it is
  got      17 characters, not shown
  allowed  a user, group or serviceAccount as IAM writes it, such as group:platform-admins@example.com
  fix      pulumi config set --secret --path 'qualys-registry-sensor:cluster.admins[0]'`,
    ],
  },
];

import type { Case } from "../case";

/** Proxies, and the certificates of private authorities. */
export const waysOut: readonly Case[] = [
  {
    name: "a proxy with a scheme",
    stack: "aws-ecs",
    config: { "sensor.proxy.address": "http://proxy.corp.example:443" },
    problems: [
      `qualys-registry-sensor:sensor.proxy.address carries a scheme
  got      29 characters, not shown
  allowed  HOST:PORT, without a scheme or credentials
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.proxy.address' HOST:PORT`,
    ],
  },
  {
    name: "a proxy with credentials",
    stack: "aws-ecs",
    config: { "sensor.proxy.address": "http://jane:open-sesame@proxy.corp.example:443" },
    problems: [
      `qualys-registry-sensor:sensor.proxy.address carries credentials
  got      46 characters, not shown
  allowed  HOST:PORT, without a scheme or credentials
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.proxy.address' HOST:PORT`,
    ],
  },
  {
    name: "a proxy without a port",
    stack: "aws-ecs",
    config: { "sensor.registryProxy.address": "proxy.corp.example" },
    problems: [
      `qualys-registry-sensor:sensor.registryProxy.address is not written in the right form
  got      18 characters, not shown
  allowed  HOST:PORT, without a scheme or credentials
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.registryProxy.address' HOST:PORT`,
    ],
  },
  {
    name: "a proxy on a port that there is not",
    stack: "aws-ecs",
    config: { "sensor.proxy.address": "proxy.corp.example:99999" },
    problems: [
      `qualys-registry-sensor:sensor.proxy.address names a port that does not exist
  got      24 characters, not shown
  allowed  HOST:PORT, without a scheme or credentials
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.proxy.address' HOST:PORT`,
    ],
  },
  {
    name: "S18: a proxy of which nothing but the port of plain HTTP is known",
    stack: "gcp",
    config: { "sensor.proxy.address": "10.9.8.7:80", "sensor.registryProxy.address": "proxy.corp.example:80" },
    problems: [
      `qualys-registry-sensor:sensor.registryProxy.address has a name and port 80, so that plain HTTP would be open to every address
  got      21 characters, not shown
  allowed  the proxy's IPv4 address instead of its name, or another port
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.registryProxy.address' HOST:PORT`,
    ],
  },
  {
    name: "S18: a proxy of the nodes of which nothing but the port of plain HTTP is known",
    stack: "azure",
    config: { "cluster.proxy.address": "proxy.corp.example:80" },
    problems: [
      `qualys-registry-sensor:cluster.proxy.address has a name and port 80, so that plain HTTP would be open to every address
  got      21 characters, not shown
  allowed  the proxy's IPv4 address instead of its name, or another port
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.proxy.address' HOST:PORT`,
    ],
  },
  {
    name: "a proxy of the nodes that somebody else's cluster would never hear of",
    stack: "azure",
    config: {
      cluster: {
        existing: { name: "shared", resourceGroup: "shared" },
        proxy: { address: "10.9.8.7:3128" },
        fips: true,
      },
    },
    problems: [
      `qualys-registry-sensor:cluster.fips has no effect: cluster.existing brings its own
  got      true
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.fips'`,
      `qualys-registry-sensor:cluster.proxy has no effect: cluster.existing brings its own
  got      a map with address
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.proxy'`,
    ],
  },
  {
    name: "A27: isolated nodes without all that they need instead",
    stack: "azure",
    config: { "network.nat": "none" },
    problems: [
      `qualys-registry-sensor:sensor.proxy.address is not set, and network.nat is none: nothing else leads to the Qualys platform
  got      nothing
  allowed  HOST:PORT of a proxy in a network that is connected to this one
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.proxy.address' HOST:PORT`,
      `qualys-registry-sensor:cluster.proxy.address is not set, and network.nat is none: nothing else leads the cluster's add-ons to Azure
  got      nothing
  allowed  HOST:PORT of a proxy in a network that is connected to this one
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.proxy.address' HOST:PORT`,
      `qualys-registry-sensor:cluster.api.access is not private, and network.nat is none: AKS isolates private clusters only
  got      "restricted", the default
  allowed  private, with cluster.api.reachedFrom
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.access' private`,
    ],
  },
  {
    name: "A27: isolated nodes with a firewall, a public proxy, and services on the internet",
    stack: "azure",
    config: {
      "network.nat": "none",
      "network.firewall": { hosts: [] },
      "network.privateEndpoints": false,
      "sensor.proxy.address": "10.200.0.10:3128",
      "cluster.proxy.address": "198.51.100.7:3128",
      "cluster.api": { access: "private", reachedFrom: "inside" },
    },
    problems: [
      `qualys-registry-sensor:network.privateEndpoints is false, and network.nat is none: nothing else leads to Azure
  got      false
  allowed  true
  fix      pulumi config set --path 'qualys-registry-sensor:network.privateEndpoints' true`,
      `qualys-registry-sensor:network.nat is none, and network.firewall is a way to the internet
  got      "none"
  allowed  gateway, which the firewall takes the place of; or none without network.firewall
  fix      pulumi config set --path 'qualys-registry-sensor:network.nat' gateway`,
      `qualys-registry-sensor:cluster.proxy.address is a public address, which nothing reaches while network.nat is none
  got      17 characters, not shown
  allowed  the address of a proxy in a network that is connected to this one
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.proxy.address' HOST:PORT`,
    ],
  },
  {
    name: "A26: an API server that pods call by its address, through a firewall that knows names",
    stack: "azure",
    config: { "network.firewall": { hosts: [] }, "cluster.api.vnetIntegration": false },
    problems: [
      `qualys-registry-sensor:cluster.api.access leaves the API server behind network.firewall, where pods call it by an address that no rule can name
  got      "restricted", the default
  allowed  private; or restricted, with cluster.api.vnetIntegration
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.access' private`,
    ],
  },
  {
    name: "a host with a scheme for the firewall",
    stack: "azure",
    config: { "network.firewall": { hosts: ["registry.example.com", "https://docker.io"] } },
    problems: [
      `qualys-registry-sensor:network.firewall.hosts[1] is not written in the right form
  got      "https://docker.io"
  allowed  a host such as registry.example.com, or all below a domain: *.example.com
  fix      pulumi config set --path 'qualys-registry-sensor:network.firewall.hosts[1]' HOST`,
    ],
  },
  {
    name: "a host that the firewall knows already",
    stack: "azure",
    config: { "network.firewall": { hosts: ["registry.example.com", "registry.example.com"] } },
    problems: [
      `qualys-registry-sensor:network.firewall.hosts[1] is there already
  got      "registry.example.com"
  allowed  each entry once
  fix      pulumi config rm --path 'qualys-registry-sensor:network.firewall.hosts[1]'`,
    ],
  },
  {
    name: "S29: more authorities of registries than AKS nodes take",
    stack: "azure",
    config: {
      "sensor.registryCertificates": Object.fromEntries(
        Array.from({ length: 11 }, (_, index) => [
          `registry${index}.example.com`,
          `-----BEGIN CERTIFICATE-----\nMIIB${index}\n-----END CERTIFICATE-----`,
        ]),
      ),
    },
    problems: [
      `qualys-registry-sensor:sensor.registryCertificates["registry10.example.com"] is one authority more than the 10 that AKS nodes take
  got      60 characters, not shown
  allowed  10 different certificates at most; registries of one authority share one
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.registryCertificates["registry10.example.com"]'`,
    ],
  },
  {
    name: "a certificate without a proxy",
    stack: "aws-ecs",
    config: {
      "sensor.proxy.caCertificate": "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----",
    },
    problems: [
      `qualys-registry-sensor:sensor.proxy.address is not set
  got      nothing
  allowed  HOST:PORT, without a scheme or credentials
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.proxy.address' HOST:PORT`,
    ],
  },
  {
    name: "a private key for a certificate",
    stack: "aws-ecs",
    config: {
      "sensor.registryCertificates": {
        "registry.corp.example": "-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg\n-----END PRIVATE KEY-----",
      },
    },
    problems: [
      `qualys-registry-sensor:sensor.registryCertificates["registry.corp.example"] contains a private key
  got      68 characters, not shown
  allowed  a certificate in PEM form, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.registryCertificates["registry.corp.example"]' < FILE`,
    ],
  },
  {
    name: "a path for a certificate",
    stack: "aws-ecs",
    config: { "sensor.registryCertificates": { "registry.corp.example": "/etc/ssl/ca.pem" } },
    problems: [
      `qualys-registry-sensor:sensor.registryCertificates["registry.corp.example"] is not written in the right form
  got      15 characters, not shown
  allowed  a certificate in PEM form, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.registryCertificates["registry.corp.example"]' < FILE`,
    ],
  },
  {
    name: "a URL for a registry",
    stack: "aws-ecs",
    config: {
      "sensor.registryCertificates": {
        "https://registry.corp.example":
          "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----",
      },
    },
    problems: [
      `qualys-registry-sensor:sensor.registryCertificates["https://registry.corp.example"] is not a name that may stand here
  got      78 characters, not shown
  allowed  a registry's host, with its port if it has one, such as registry.example.com:5000
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.registryCertificates["https://registry.corp.example"]'`,
    ],
  },
  {
    name: "S22: authorities that the instances of somebody else's ECS cluster would never get",
    stack: "aws-ecs",
    config: {
      cluster: { existing: { name: "shared" } },
      "network.existing": {
        vpcId: "vpc-0a1b2c3d4e5f67890",
        privateSubnetIds: ["subnet-0a1b2c3d4e5f67890", "subnet-1a1b2c3d4e5f67890"],
      },
      "sensor.proxy": {
        address: "10.9.8.7:3128",
        caCertificate: "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----",
      },
      "sensor.registryProxy": {
        address: "10.9.8.6:3128",
        caCertificate: "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----",
      },
      "sensor.registryCertificates": {
        "registry.corp.example": "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----",
      },
    },
    problems: [
      `qualys-registry-sensor:sensor.proxy.caCertificate has no effect: nothing brings certificates to the instances of cluster.existing
  got      78 characters, not shown
  allowed  not to be set; without cluster.existing, this stack makes instances that get them
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.proxy.caCertificate'`,
      `qualys-registry-sensor:sensor.registryProxy.caCertificate has no effect: nothing brings certificates to the instances of cluster.existing
  got      78 characters, not shown
  allowed  not to be set; without cluster.existing, this stack makes instances that get them
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.registryProxy.caCertificate'`,
      `qualys-registry-sensor:sensor.registryCertificates has no effect: nothing brings certificates to the instances of cluster.existing
  got      a map with registry.corp.example
  allowed  not to be set; without cluster.existing, this stack makes instances that get them
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.registryCertificates'`,
    ],
  },
];

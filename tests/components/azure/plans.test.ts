import assert from "node:assert/strict";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, it } from "mocha";
import { uniqueName } from "../../../components/azure/unique-name";
import { kubeloginConfig } from "../../../components/hardened-cluster/aks/access";
import { hardenedNodes, osDisk, zonesOf } from "../../../components/hardened-cluster/aks/nodes";
import { ruleCollections } from "../../../components/secure-vpc/azure/firewall";
import { publicHosts } from "../../../components/qualys-sensor/public-hosts";
import { importTask } from "../../../components/image-registry/azure/import";
import { sensorCharts, workbook, workbookName } from "../../../components/observability/azure/workbook";
import { dnsServiceAddress, firewallRange, planAddresses } from "../../../components/secure-vpc/azure/address-plan";
import { azureEnvironments as environments } from "../../../settings/azure-environments";

const networks = fc
  .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 8, max: 26 }))
  .map(([address, prefix]) => {
    const start = Math.floor(address / 2 ** (32 - prefix)) * 2 ** (32 - prefix);
    return `${[24, 16, 8, 0].map((bits) => Math.floor(start / 2 ** bits) % 256).join(".")}/${prefix}`;
  });

type Span = readonly [first: number, last: number];

function span(cidr: string): Span {
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const first = address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
  return [first, first + 2 ** (32 - prefix) - 1];
}

describe("the address plan of an Azure network", () => {
  it("keeps every subnet inside the network", () => {
    fc.assert(
      fc.property(networks, (cidr) => {
        const [first, last] = span(cidr);
        return Object.values(planAddresses(cidr)).every((range) => span(range)[0] >= first && span(range)[1] <= last);
      }),
    );
  });

  it("lets no two subnets overlap", () => {
    fc.assert(
      fc.property(networks, (cidr) => {
        const spans = Object.values(planAddresses(cidr)).map(span);
        const apart = ([first, last]: Span, [start, end]: Span) => last < start || first > end;
        return spans.every((one) => spans.every((other) => other === one || apart(one, other)));
      }),
    );
  });

  it("begins every subnet where its prefix allows", () => {
    fc.assert(
      fc.property(networks, (cidr) =>
        Object.values(planAddresses(cidr)).every((range) => {
          const [first, last] = span(range);
          return first % (last - first + 1) === 0;
        }),
      ),
    );
  });

  it("of the default network", () => {
    assert.deepEqual(planAddresses("10.1.0.0/16"), {
      nodes: "10.1.0.0/17",
      privateEndpoints: "10.1.128.0/18",
      apiServer: "10.1.192.0/28",
    });
  });

  it("of the smallest network still has the /28 that AKS wants for the API server", () => {
    assert.equal(planAddresses("10.9.9.0/26").apiServer, "10.9.9.48/28");
    assert.throws(() => planAddresses("10.9.9.0/27"), /10\.9\.9\.0\/27: an Azure network is \/8 to \/26/);
  });

  it("has room for a firewall beside the others, unless the network is too small for it (A26)", () => {
    const large = networks.filter((cidr) => Number(cidr.split("/")[1]) <= 23);
    fc.assert(
      fc.property(large, (cidr) => {
        const [first, last] = span(firewallRange(cidr));
        const others = Object.values(planAddresses(cidr)).map(span);
        return last === span(cidr)[1] && last - first === 63 && others.every(([, end]) => end < first);
      }),
    );
    assert.throws(() => firewallRange("10.9.9.0/24"), /10\.9\.9\.0\/24: a network with a firewall is \/23 or larger/);
  });

  it("puts DNS on the tenth address of the services", () => {
    assert.equal(dnsServiceAddress("10.2.0.0/16"), "10.2.0.10");
  });
});

describe("the hosts that a firewall knows (A26)", () => {
  const podUrl = "https://cmsqagpublic.qg2.apps.qualys.eu/ContainerSensor";
  const scans = { softwareComposition: true, secrets: true, malware: false, limitResources: false };
  const libraries = { timeoutSeconds: 900, offline: false };
  const hostsOf = (source: string, registry: "private" | "upstream", offline = true) =>
    publicHosts({ podUrl, sensor: { scans, libraries: { ...libraries, offline } }, image: { source, registry } });

  it("are Qualys', and the libraries' where they are looked up", () => {
    const qualys = "cmsqagpublic.qg2.apps.qualys.eu";
    assert.deepEqual(hostsOf("docker.io/qualys/qcs-sensor", "private"), [qualys]);
    assert.deepEqual(hostsOf("docker.io/qualys/qcs-sensor", "private", false).slice(0, 2), [qualys, "ghcr.io"]);
  });

  it("are the source's, if nodes pull the image there; Docker Hub has others than its name", () => {
    assert.ok(hostsOf("docker.io/qualys/qcs-sensor", "upstream").includes("registry-1.docker.io"));
    assert.ok(hostsOf("registry.example.com/qcs-sensor", "upstream").includes("registry.example.com"));
  });

  it("are Azure's own vaults and registries only without private endpoints, each cloud's by its names", () => {
    const named = (environment: (typeof environments)["china"], servicesOutside: boolean) =>
      JSON.stringify(ruleCollections({ nodes: "10.1.0.0/17", environment, servicesOutside, hosts: [], egress: [] }));
    assert.doesNotMatch(named(environments.public, false), /azurecr/);
    assert.match(named(environments.public, true), /"\*\.vault\.azure\.net","\*\.azurecr\.io"/);
    assert.match(named(environments.china, true), /data\.policy\.azure\.cn.*"\*\.azurecr\.cn"/);
    assert.match(named(environments.usgovernment, false), /\*\.ods\.opinsights\.azure\.us/);
  });
});

describe("a unique name", () => {
  const limits = fc.constantFrom({ maxLength: 24, separator: "-" } as const, { maxLength: 24, separator: "" } as const);
  const names = fc.stringMatching(/^[a-z][a-z0-9-]{1,40}[a-z0-9]$/);

  it("fits, and has no character that the resource may not have (A4)", () => {
    fc.assert(
      fc.property(names, fc.string(), limits, (name, seed, limit) => {
        const unique = uniqueName(name, seed, limit);
        const allowed = limit.separator === "" ? /^[a-z][a-z0-9]+$/ : /^[a-z](-?[a-z0-9])+$/;
        return unique.length <= limit.maxLength && allowed.test(unique);
      }),
    );
  });

  it("differs from stack to stack and from part to part, and is the same every time", () => {
    const limit = { maxLength: 24, separator: "-" } as const;
    assert.equal(uniqueName("a-vault", "one", limit), uniqueName("a-vault", "one", limit));
    assert.notEqual(uniqueName("a-vault", "one", limit), uniqueName("a-vault", "two", limit));
    assert.notEqual(
      uniqueName("qualys-registry-cluster-keys", "one", limit),
      uniqueName("qualys-registry-cluster-logs", "one", limit),
    );
  });
});

describe("nodes of AKS", () => {
  const pool = {
    vmSize: "Standard_D4ds_v5",
    min: 2,
    max: 4,
    diskGiB: 128,
    localDiskGiB: 150,
    version: "1.35",
    zones: [1, 2],
    fips: false,
  };

  it("have their disk on the machine's own, less what trusted launch takes (A1)", () => {
    assert.deepEqual(osDisk(128, 150), { osDiskType: "Ephemeral", osDiskSizeGB: 128 });
    assert.deepEqual(osDisk(150, 150), { osDiskType: "Ephemeral", osDiskSizeGB: 149 });
    assert.throws(() => osDisk(128, 75), /128 GiB does not fit onto 75 GiB/);
  });

  it("are in the zones that the settings name, or in as many of the first as they say (A3)", () => {
    assert.deepEqual(zonesOf(undefined, 2), [1, 2]);
    assert.deepEqual(zonesOf([1, 3], 2), [1, 3]);
    assert.deepEqual(hardenedNodes({ ...pool, zones: [1, 3] }).availabilityZones, ["1", "3"]);
    assert.equal("availabilityZones" in hardenedNodes({ ...pool, zones: [] }), false);
  });

  it("are encrypted on the host, boot signed code, and let nobody in (A13, A18)", () => {
    const { enableEncryptionAtHost, securityProfile, enableNodePublicIP } = hardenedNodes(pool);
    assert.deepEqual(securityProfile, { enableSecureBoot: true, enableVTPM: true, sshAccess: "Disabled" });
    assert.equal(enableEncryptionAtHost, true);
    assert.equal(enableNodePublicIP, false);
  });
});

describe("the kubeconfig", () => {
  const given = ["clusters:", "- cluster:", "    certificate-authority-data: Q0E=", "    server: https://aks:443"];
  const encoded = (lines: string[]) => Buffer.from(lines.join("\n")).toString("base64");

  it("signs in with Entra ID and holds no credential (A9)", () => {
    const config = JSON.parse(kubeloginConfig(encoded(given), environments.public)) as {
      clusters: [{ cluster: Record<string, string> }];
      users: [{ user: Record<string, unknown> }];
    };
    assert.deepEqual(config.clusters[0].cluster, { server: "https://aks:443", "certificate-authority-data": "Q0E=" });
    assert.deepEqual(Object.keys(config.users[0].user), ["exec"]);
    assert.equal((config.users[0].user.exec as { command: string }).command, "kubelogin");
  });

  it("asks the cloud that the cluster is in for a token", () => {
    const config = kubeloginConfig(encoded(given), environments.china);
    assert.match(config, /"--environment","AzureChinaCloud"/);
  });

  it("says what is missing in the one that AKS gave", () => {
    assert.throws(() => kubeloginConfig(encoded(given.slice(0, 3)), environments.public), /without server/);
  });
});

describe("the import of the image", () => {
  const image = {
    source: "docker.io/qualys/qcs-sensor",
    tag: "1.45.0-0",
    registry: "private" as const,
    digest: `sha256:${"9f86d081884c7d659a2feaa0c55ad015".repeat(2)}`,
    pullSecret: undefined,
  };

  it("is by digest if there is one, under the tag, so that no clean-up takes it for a leftover (X12)", () => {
    const task = importTask("registry", "client", image, environments.public);
    assert.match(task, new RegExp(`--source ${image.source}@${image.digest} `));
    assert.match(task, /--image qualys\/qcs-sensor:1\.45\.0-0 /);
    assert.match(
      importTask("registry", "client", { ...image, digest: undefined }, environments.public),
      /--source \S+:1\.45\.0-0 /,
    );
  });

  it("signs in as the identity that may import, without a password", () => {
    assert.match(
      importTask("registry", "client", image, environments.public),
      /az login --identity --client-id client &&/,
    );
  });

  it("signs in to the cloud that the registry is in", () => {
    const task = importTask("registry", "client", image, environments.usgovernment);
    assert.match(task, /'az cloud set --name AzureUSGovernment && az login /);
  });
});

describe("the workbook", () => {
  it("has a UUID for a name, in each resource group another (A19)", () => {
    const [one, other] = ["/groups/one", "/groups/two"].map((group) => workbookName("qualys-registry-alerts", group));
    assert.match(one ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.notEqual(one, other);
    assert.equal(workbookName("qualys-registry-alerts", "/groups/one"), one);
  });

  it("asks one source of logs for all its charts", () => {
    const type = "microsoft.containerservice/managedclusters";
    const { items } = JSON.parse(workbook("/cluster", type, sensorCharts)) as {
      items: { content: { crossComponentResources: string[]; resourceType: string } }[];
    };
    assert.deepEqual(
      items.map(({ content }) => [content.resourceType, content.crossComponentResources]),
      sensorCharts.map(() => [type, ["/cluster"]]),
    );
  });
});

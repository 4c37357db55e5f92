import { type Finding, path } from "../finding";
import type { ParsedSettings } from "../schema";
import type { Given, OnAws, OnClouds, OnKubernetes, OnManagedKubernetes, Rule } from "./rule";

/** Settings that were written and would do nothing: whoever wrote them believes something that is not so. */
function idle(
  given: Given,
  why: string,
  settings: readonly string[],
  besides: readonly string[] = [],
  allowed = "not to be set",
): Finding[] {
  return settings.filter(given).map((setting) => ({
    at: path(setting),
    besides: besides.map((other) => path(other)),
    wrong: `has no effect: ${why}`,
    allowed,
    isIdle: true,
  }));
}

const onKubernetesOnly = [
  "sensor.rbac",
  "sensor.placement",
  "sensor.insecureRegistries",
  "sensor.resources.scanPod",
  "sensor.scanPodLaunchMinutes",
  "sensor.volume",
  "sensor.seLinuxType",
];

export const kubernetesOnEcs: Rule = (_, given) => idle(given, "it belongs to Kubernetes", onKubernetesOnly);

export const besideScans: Rule = ({ sensor: { scans, libraries } }, given) => {
  const setting = "sensor.scans.softwareComposition";
  if (!scans.softwareComposition) return idle(given, `${setting} is false`, ["sensor.libraries"], [setting]);
  const offline = "sensor.libraries.offline";
  return libraries.offline ? idle(given, `${offline} is true`, ["sensor.libraries.databaseDays"], [offline]) : [];
};

export const limitsOfNoScan: Rule = ({ sensor: { scans } }, given) =>
  scans.softwareComposition || scans.secrets || scans.malware
    ? []
    : idle(given, "none of the scans that it limits is on", ["sensor.scans.limitResources"], ["sensor.scans"]);

export const logFilesWithoutData: Rule = ({ sensor: { persistence } }, given) =>
  persistence === "none" ? idle(given, "sensor.persistence is none", ["sensor.logFiles"], ["sensor.persistence"]) : [];

export const besideOtherPersistence: Rule<OnKubernetes> = ({ sensor: { persistence } }, given) =>
  persistence === "volume"
    ? []
    : idle(given, `sensor.persistence is ${persistence}`, ["sensor.volume"], ["sensor.persistence"]);

export const besideStaticScans: Rule<OnKubernetes> = ({ sensor: { scanningPolicy } }, given) =>
  scanningPolicy === "StaticScanningOnly"
    ? idle(given, "static scans start no pods", ["sensor.scanPodLaunchMinutes"], ["sensor.scanningPolicy"])
    : [];

export const recoveryOfThrownAway: Rule<OnAws> = ({ protect }, given) =>
  protect ? [] : idle(given, "protect is false", ["vault.recoveryDays"], ["protect"]);

export const natOutsideAws: Rule = (_, given) =>
  idle(given, "this cloud's NAT serves all zones", ["network.natPerZone"]);

export const besideNoNat: Rule<OnAws> = ({ network }, given) =>
  network.nat === "none" ? idle(given, "network.nat is none", ["network.natPerZone"], ["network.nat"]) : [];

const volumeDriver = "cluster.addOns.aws-ebs-csi-driver";

export const driverWithoutVolumes: Rule<ParsedSettings<"aws-eks">> = ({ cluster, sensor: { persistence } }, given) =>
  cluster.existing !== undefined || persistence === "volume"
    ? []
    : idle(given, `sensor.persistence is ${persistence}`, [volumeDriver], ["sensor.persistence"]);

export const maintenanceOnEks: Rule = (_, given) =>
  idle(given, "EKS upgrades when cluster.version changes, never by itself", ["cluster.maintenanceWindow"]);

export const cleanUpOfOwnNodes: Rule<OnClouds> = ({ cluster: { existing } }, given) =>
  existing === undefined ? idle(given, "the nodes go with the cluster", ["sensor.cleanUp"], ["cluster.existing"]) : [];

const ofOwnNetwork = [
  "cidr",
  "nat",
  "natPerZone",
  "firewall",
  "dnsFirewall",
  "privateEndpoints",
  "flowLogs",
  "peers",
].map((name) => `network.${name}`);

export const besideExistingNetwork: Rule<OnClouds> = (settings, given) =>
  settings.network.existing === undefined
    ? []
    : idle(
        given,
        "network.existing brings its own",
        ofOwnNetwork.filter((setting) => setting !== "network.peers" || !letsPeersIn(settings)),
        ["network.existing"],
      );

/**
 * Whoever the network belongs to, on GKE the private endpoint answers the ranges that are named, and on EKS the API
 * server's security group is this stack's.
 */
const letsPeersIn = ({ cluster, ...settings }: OnClouds) =>
  cluster.existing === undefined &&
  "api" in cluster &&
  (settings.cloud === "aws-eks" || (settings.cloud === "gcp" && cluster.api.access === "private"));

/** On AWS the subnets say in which zones they are. */
export const zonesOfExistingSubnets: Rule<OnClouds> = ({ network }, given) =>
  network.existing === undefined
    ? []
    : idle(given, "the subnets of network.existing say it", ["network.zones"], ["network.existing"]);

const ofOwnCluster = [
  "cluster.version",
  "cluster.channel",
  "cluster.nodes",
  "cluster.api",
  "cluster.admins",
  "cluster.securityGroup",
  "cluster.deletionProtection",
  "cluster.maintenanceWindow",
  "cluster.systemNodes",
  "cluster.fips",
  "cluster.defenderPlan",
  "cluster.proxy",
  "cluster.exec",
  "cluster.addOns",
];

export const besideExistingCluster: Rule<OnClouds> = ({ cluster, network }, given) => {
  if (cluster.existing === undefined) return [];
  const networks = network.existing === undefined ? [...ofOwnNetwork, "network.zones"] : [];
  return idle(given, "cluster.existing brings its own", [...ofOwnCluster, ...networks], ["cluster.existing"]);
};

export const besideAccess: Rule<OnManagedKubernetes> = ({ cluster: { api, existing } }, given) => {
  if (existing !== undefined) return [];
  const [setting, why] =
    api.access === "private"
      ? ["cluster.api.authorizedCidrs", "with private access nothing outside the network reaches the API server"]
      : ["cluster.api.reachedFrom", "it goes with private access only"];
  return idle(given, why, [setting], ["cluster.api.access"]);
};

/** The copy is the cloud's own, and its source is read without a login. Beside an existing cluster there may be no copy. */
export const besidePrivateCopy: Rule<OnClouds> = ({ image, cluster }, given) =>
  image.registry === "upstream" || cluster.existing !== undefined
    ? []
    : idle(
        given,
        "it unlocks the source, and the sensor runs from a private copy",
        ["image.pullSecret"],
        ["image.registry"],
      );

export const hostsOnAws: Rule<OnAws> = (_, given) =>
  idle(given, "no policy or security group names hosts on AWS, network.dnsFirewall does", ["sensor.publicHosts"]);

export const hostsWithoutCilium: Rule<ParsedSettings<"kubernetes">> = ({ cluster }, given) =>
  cluster.cilium
    ? []
    : idle(given, "a NetworkPolicy names no hosts, Cilium's do", ["sensor.publicHosts"], ["cluster.cilium"]);

export const besideCrio: Rule<ParsedSettings<"kubernetes">> = ({ cluster: { runtime } }, given) =>
  runtime === "cri-o"
    ? idle(
        given,
        "the sensor passes it on to containerd alone; CRI-O has its own settings on the nodes",
        ["sensor.registryCertificates", "sensor.insecureRegistries"],
        ["cluster.runtime"],
      )
    : [];

export const besideExistingSecret: Rule<OnKubernetes> = ({ credentials }, given) =>
  credentials.existingSecret === undefined
    ? []
    : idle(
        given,
        "credentials.existingSecret has the ids",
        ["activationId", "customerId", "credentials.dueOn", "vault"],
        ["credentials.existingSecret"],
      );

/** On Azure, an existing cluster gets no vault. */
export const dueDayWithoutVault: Rule<ParsedSettings<"azure">> = ({ cluster, credentials }, given) =>
  cluster.existing === undefined || credentials.existingSecret !== undefined
    ? []
    : idle(given, "cluster.existing gets no vault that would tell", ["credentials.dueOn"], ["cluster.existing"]);

/** The secondary ranges of a network that exists have names, and their addresses with them. */
export const besideNamedRanges: Rule<ParsedSettings<"gcp">> = ({ network }, given) =>
  network.existing === undefined
    ? []
    : idle(
        given,
        "network.existing names the ranges",
        ["kubernetes.podCidr", "kubernetes.serviceCidr"],
        ["network.existing"],
      );

/** The tasks of an ECS service get addresses of a network that has to be named. */
export const networkOfExistingCluster: Rule<ParsedSettings<"aws-ecs">> = ({ cluster, network }) =>
  cluster.existing === undefined || network.existing !== undefined
    ? []
    : [
        {
          at: path("cluster.existing"),
          besides: [path("network.existing")],
          wrong: "says nothing about the network that the sensor's tasks run in",
          allowed: "together with network.existing, the network of the cluster",
        },
      ];

/** S22: of a file that an instance lacks, Docker makes an empty folder, and the sensor trusts nobody. */
export const authoritiesOnOthersInstances: Rule<ParsedSettings<"aws-ecs">> = ({ cluster }, given) =>
  cluster.existing === undefined
    ? []
    : idle(
        given,
        "nothing brings certificates to the instances of cluster.existing",
        ["sensor.proxy.caCertificate", "sensor.registryProxy.caCertificate", "sensor.registryCertificates"],
        ["cluster.existing"],
        "not to be set; without cluster.existing, this stack makes instances that get them",
      );

/** The agents of a project have what they need in its own networks. */
export const rightsInOwnNetwork: Rule<ParsedSettings<"gcp">> = ({ network: { existing }, ...settings }, given) => {
  const [, host = settings["gcp:project"]] = /projects\/([^/]+)\//.exec(existing?.subnetwork ?? "") ?? [];
  return host === settings["gcp:project"]
    ? idle(given, "the network is the project's own", ["network.existing.grantRights"], ["network.existing.subnetwork"])
    : [];
};

/** A copy that the deploying machine makes is read with the logins of that machine. */
export const besideOtherCopies: Rule<ParsedSettings<"gcp">> = ({ image }, given) => {
  if (image.registry === "upstream")
    return idle(given, "the sensor runs from the source", ["image.copy", "image.login"], ["image.registry"]);
  return image.copy === "pushed"
    ? idle(given, "the machine that deploys copies, with its own `docker login`", ["image.login"], ["image.copy"])
    : [];
};

export const besideOthersAdmission: Rule<ParsedSettings<"gcp">> = ({ image: { admission }, cluster }, given) => {
  if (cluster.existing !== undefined) {
    return idle(given, "cluster.existing brings its own", ["image.admission"], ["cluster.existing"]);
  }
  return admission.policy === "own"
    ? []
    : idle(
        given,
        "the project's policy is somebody else's",
        ["image.admission.enforcement", "image.admission.attestation"],
        ["image.admission.policy"],
      );
};

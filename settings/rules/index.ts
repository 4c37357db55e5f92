import type { Cloud } from "../clouds";
import type { ParsedSettings } from "../schema";
import * as access from "./access";
import * as addresses from "./addresses";
import { extraArguments, kubernetesArgumentsOnEcs } from "./arguments";
import { nothingTwice } from "./lists";
import * as names from "./names";
import { waysOfIsolatedNodes, waysWithoutNat } from "./no-nat";
import * as nodes from "./nodes";
import * as operations from "./operations";
import * as places from "./places";
import * as room from "./room";
import type { OnAws, OnClouds, OnKubernetes, OnManagedKubernetes, Rule } from "./rule";
import * as sensor from "./sensor";
import * as subscription from "./subscription";
import { awsTags, azureTags, gcpLabels, kubernetesTags, tags, tagsThatDiffer } from "./tags";
import * as unused from "./unused";

/** Raise it with the default version, which AKS' oldest never overtakes. */
const newestOnAks: access.Release = { minor: 37, since: "2026-10" };

const everywhere: readonly Rule[] = [
  subscription.onePlatform,
  subscription.differentIds,
  subscription.realIds,
  sensor.requestsWithinLimits,
  sensor.somewhereToWrite,
  sensor.narrowEgress,
  sensor.noOpenHttp,
  sensor.noPrivateRegistryTwice,
  extraArguments,
  nothingTwice,
  unused.besideScans,
  unused.limitsOfNoScan,
  unused.logFilesWithoutData,
];

const onClouds: readonly Rule<OnClouds>[] = [
  ...everywhere,
  addresses.noOverlap,
  addresses.privateRanges,
  nodes.nodeCounts,
  nodes.roomForImages,
  operations.onePlaceForAlarms,
  unused.besideExistingNetwork,
  unused.besideExistingCluster,
  unused.besidePrivateCopy,
  unused.cleanUpOfOwnNodes,
];

const onKubernetes: readonly Rule<OnKubernetes>[] = [
  sensor.rightsForDynamicScans,
  sensor.tolerationForm,
  sensor.affinityForm,
  sensor.volumeForImages,
  sensor.nodesOfTheImage,
  sensor.nodesWithRuntime,
  unused.besideStaticScans,
  unused.besideOtherPersistence,
  unused.besideExistingSecret,
];

const onManagedKubernetes: readonly Rule<OnManagedKubernetes>[] = [
  ...onKubernetes,
  room.roomForServices,
  access.narrowRanges,
  access.wayIn,
  access.peersThatComeIn,
  unused.besideAccess,
  access.secretOfOwnCluster,
];

const onAws: readonly Rule<OnAws>[] = [
  names.securityGroupName,
  addresses.roomForPeers,
  places.awsZones,
  places.arnsOfTheRegion,
  places.principalsOfThePartition,
  nodes.nodeTypeOnAws,
  operations.cloudWatchRetention,
  tags(awsTags),
  waysWithoutNat,
  unused.hostsOnAws,
  unused.zonesOfExistingSubnets,
  unused.besideNoNat,
  unused.recoveryOfThrownAway,
];

/** What each stack's settings are judged by. */
export const rules: { readonly [C in Cloud]: readonly Rule<ParsedSettings<C>>[] } = {
  "aws-ecs": [
    ...onClouds,
    ...onAws,
    names.capacityProviderName,
    room.roomOnAws(2),
    addresses.notReserved({ "172.17.0.0/16": "Docker on the nodes" }),
    kubernetesArgumentsOnEcs,
    sensor.volumesOnEcs,
    sensor.shellsInReadOnlyRoot,
    unused.kubernetesOnEcs,
    unused.networkOfExistingCluster,
    unused.authoritiesOnOthersInstances,
  ],
  "aws-eks": [
    ...onClouds,
    ...onManagedKubernetes,
    ...onAws,
    // A node keeps two network interfaces' worth of addresses for its pods.
    room.roomOnAws(30),
    addresses.classicServiceRange,
    // 1.33 went out of standard support in July 2026; clusters that take no extended support are not made of it.
    access.supportedVersion(34),
    access.fewRanges(40),
    access.proxyNotNewer,
    unused.driverWithoutVolumes,
    unused.maintenanceOnEks,
  ],
  azure: [
    ...onClouds,
    ...onManagedKubernetes,
    names.azureName,
    places.azureEnvironment,
    places.azureZones,
    places.zonesOfPools,
    places.azurePrivateDnsZones,
    room.roomForNodes,
    room.roomForPods,
    addresses.notReserved({
      "172.30.0.0/16": "AKS",
      "172.31.0.0/16": "AKS",
    }),
    access.fewRangesOnAks,
    operations.dueDayToCome,
    unused.dueDayWithoutVault,
    access.vnetIntegrationOffered,
    access.nodesReachApiServer,
    access.firewallBesideApiServer,
    waysWithoutNat,
    waysOfIsolatedNodes,
    access.stillSupported(newestOnAks),
    access.releasedVersion(newestOnAks),
    nodes.nodeTypeOnAks,
    nodes.systemNodes,
    sensor.noOpenHttpOfNodes,
    sensor.authoritiesOnAks,
    operations.longestRetention(730),
    tags(azureTags),
    tagsThatDiffer,
    unused.natOutsideAws,
  ],
  gcp: [
    ...onClouds,
    ...onManagedKubernetes,
    names.topicName,
    // Secret Sync begins with it.
    access.supportedVersion(33),
    access.fewRanges(100),
    room.roomForNodes,
    room.roomForPods,
    nodes.nodeTypeOnGke,
    operations.longestRetention(3650),
    tags(gcpLabels),
    unused.natOutsideAws,
    operations.dueDayToCome,
    operations.admittedDigest,
    addresses.differentRanges,
    unused.besideNamedRanges,
    unused.besideOthersAdmission,
    unused.besideOtherCopies,
    unused.rightsInOwnNetwork,
  ],
  kubernetes: [
    ...everywhere,
    ...onKubernetes,
    addresses.apiServerNotEverywhere,
    tags(kubernetesTags),
    sensor.librariesOnCrio,
    sensor.pathsOfRuntime,
    unused.besideCrio,
    unused.hostsWithoutCilium,
  ],
};

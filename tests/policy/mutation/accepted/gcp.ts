import {
  type AcceptedChanges,
  byDefault,
  capacity,
  contents,
  figures,
  harmless,
  incomplete,
  irrelevant,
  names,
  refused,
  stricter,
  unused,
} from "./accepted";

const standIn = "It is the pool that GKE makes first, and that is taken away before the nodes' own is made.";

export const gcp: AcceptedChanges = {
  "gcp:*": [
    irrelevant(names, "{description,displayName,labels,resourceLabels,userLabels}", "name taken away"),
    refused(incomplete, "{location,region,project} taken away"),
  ],
  "gcp:artifactregistry/repository:Repository": [
    irrelevant(capacity, "cleanupPolicies", "cleanupPolicyDryRun"),
    harmless(unused, "mavenConfig", "remoteRepositoryConfig"),
    refused(incomplete, "mode"),
  ],
  "gcp:binaryauthorization/attestor:Attestor": [
    harmless("Without its key, it vouches for nothing.", "attestationAuthorityNote.publicKeys"),
  ],
  "gcp:binaryauthorization/policy:Policy": [
    harmless(
      stricter,
      "admissionWhitelistPatterns",
      "clusterAdmissionRules[].evaluationMode",
      "globalPolicyEvaluationMode",
    ),
    refused(incomplete, "clusterAdmissionRules[].requireAttestationsBies"),
    harmless(
      "The policy is the project's; the rule for this cluster is as it was.",
      "defaultAdmissionRule.{enforcementMode,evaluationMode}",
    ),
  ],
  "gcp:compute/address:Address": [irrelevant(capacity, "{addressType,ipVersion,ipv6EndpointType,networkTier}")],
  "gcp:compute/firewall:Firewall": [
    harmless(stricter, "allows taken away", "allows[] taken away", "allows[].ports[] taken away"),
    harmless("It leads to Google's own interfaces alone.", "allows[].ports taken away"),
    harmless(
      "It opens to fewer addresses, or to more on the port of HTTPS, which is open anyway.",
      "destinationRanges",
    ),
    harmless(
      "Nothing comes in that no rule lets in, and the network is joined to none that the rules for private ranges would keep off.",
      "denies",
      "direction",
      "disabled",
      "sourceRanges",
    ),
    harmless("What refuses comes first then, or what allows opens nothing more.", "priority"),
    irrelevant(figures, "{enableLogging,logConfig}"),
    harmless("The network has only these nodes.", "targetTags"),
  ],
  "gcp:compute/network:Network": [
    irrelevant(capacity, "bgp*", "deleteBgpAlwaysCompareMed", "routingMode"),
    harmless("The stack makes the routes that it needs.", "deleteDefaultRoutesOnCreate"),
    harmless("Addresses inside the network alone.", "enableUlaInternalIpv6"),
    harmless("There are no policies besides its rules.", "networkFirewallPolicyEnforcementOrder"),
  ],
  "gcp:compute/router:Router": [harmless(unused, "{bgp,encryptedInterconnectRouter}"), refused(incomplete, "network")],
  "gcp:compute/routerNat:RouterNat": [
    irrelevant(
      capacity,
      "{autoNetworkTier,enableDynamicPortAllocation,maxPortsPerVm,minPortsPerVm,natIpAllocateOption,natIps,type}",
    ),
    harmless(
      "What comes in without having been asked for is refused by the firewall.",
      "enableEndpointIndependentMapping",
    ),
    harmless(
      "All subnets are the stack's own, and the firewall names what leaves them.",
      "sourceSubnetworkIpRangesToNat*",
      "subnetworks",
    ),
  ],
  "gcp:compute/subnetwork:Subnetwork": [
    irrelevant(
      "Which addresses it has, and what for.",
      "{ipCidrRange,purpose,role,secondaryIpRanges,sendSecondaryIpRangeIfEmpty}",
      "allowSubnetCidrRoutesOverlap",
      "resolveSubnetMask",
    ),
    refused("It has no addresses of IPv6.", "ipv6AccessType"),
    harmless(byDefault, 'stackType = "IPV4_ONLY"'),
    irrelevant(figures, "logConfig.{aggregationInterval,flowSampling,metadata}"),
  ],
  "gcp:container/cluster:Cluster": [
    harmless(standIn, "nodeConfig", "initialNodeCount", "skipNodePoolRefresh"),
    irrelevant(
      capacity,
      "addonsConfig.{dnsCacheConfig,horizontalPodAutoscaling,nodeReadinessConfig,sliceControllerConfig,statefulHaConfig}",
      "{clusterAutoscaling,costManagementConfig,deletionPolicy,enableTpu,ignoreNodeCountChanges,maintenancePolicy,tpuConfig}",
      "{nodeLocations,resourceUsageExportConfig,verticalPodAutoscaling}",
    ),
    irrelevant(figures, "{managedMachineLearningDiagnosticsConfig,managedOpentelemetryConfig,monitoringConfig}"),
    harmless(
      "Google's own add-ons: what they may do in the project is granted by roles.",
      "addonsConfig.{agentSandbox,cloudrun,configConnector,gkeBackupAgent,highScaleCheckpointing,istio,kalm,podSnapshot,slurmOperator}Config",
      "addonsConfig.{gcePersistentDisk,gcpFilestore,gcsFuse,lustre,parallelstore}CsiDriverConfig",
      "addonsConfig.httpLoadBalancing",
      "{fleet,identityServiceConfig,meshCertificates,workloadAltsConfig}",
      "secretManagerConfig",
    ),
    harmless(
      "Dataplane V2 enforces network policies without the add-on.",
      "addonsConfig.networkPolicyConfig",
      "networkPolicy",
    ),
    harmless(
      byDefault,
      "{addonsConfig,deletionProtection,enableLegacyAbac,enableShieldedNodes,masterAuth,networkingMode} taken away",
      "serviceExternalIpsConfig taken away",
    ),
    harmless(
      "About Autopilot, which this cluster is not.",
      "{allowNetAdmin,autopilotClusterPolicyConfig,enableAutopilot}",
    ),
    harmless("The mode of evaluation says so in its place.", "binaryAuthorization.enabled"),
    harmless("It wants machine types of its own.", "confidentialNodes"),
    harmless(
      "The API server answers by its DNS name alone, and there whom IAM lets in.",
      "controlPlaneEndpointsConfig taken away",
      "controlPlaneEndpointsConfig.dnsEndpointConfig taken away",
      "controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic",
      "controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8s* taken away",
      "controlPlaneEndpointsConfig.ipEndpointsConfig",
      "masterAuthorizedNetworksConfig",
      "privateClusterConfig",
    ),
    harmless("Which addresses pods and nodes show each other.", "defaultSnatStatus", "ipAllocationPolicy"),
    harmless("The firewall's rules are the stack's own.", "disableL4LbFirewallReconciliation", "enableL4IlbSubsetting"),
    harmless(
      "Another kind of policy, which nobody needs to use.",
      "enableCiliumClusterwideNetworkPolicy",
      "enableFqdnNetworkPolicy",
    ),
    harmless("A second network is declared for a pod, or it has none.", "enableMultiNetworking"),
    harmless(stricter, "inTransitEncryptionConfig"),
    harmless("Each pool says so itself.", "nodePoolDefaults"),
    refused("GKE has no such policies any more.", "podSecurityPolicyConfig"),
    irrelevant("How soon a new version of the ids arrives.", "secretSyncConfig.rotationConfig"),
    refused("The network has no subnets but those that are named.", "subnetwork"),
    irrelevant(contents, "notificationConfig.pubsub.topic"),
    harmless("Whoever listens hears more, or less besides.", "notificationConfig.pubsub.filter"),
  ],
  "gcp:container/nodePool:NodePool": [
    irrelevant(
      capacity,
      "{autoscaling,deletionPolicy,ignoreNodeCountChanges,initialNodeCount,queuedProvisioning,upgradeSettings}",
      "networkConfig.{networkPerformanceConfig,podCidrOverprovisionConfig,createPodRange}",
      "nodeConfig.{advancedMachineFeatures,diskSizeGb,diskType,fastSocket,flexStart,gcfsConfig,gvnic,machineType,preemptible,spot}",
      "nodeConfig.kubeletConfig.{cpuCfsQuota,singleProcessOomKill,topologyManager}",
    ),
    irrelevant(names, "nodeConfig.resourceLabels"),
    harmless(
      byDefault,
      "management taken away",
      "management.{autoRepair,autoUpgrade} taken away",
      "networkConfig taken away",
      "networkConfig.enablePrivateNodes taken away",
      "nodeConfig.imageType taken away",
      "nodeConfig.metadata taken away",
    ),
    harmless(
      "It wants machine types of its own.",
      "nodeConfig.confidentialNodes",
      "nodeConfig.enableConfidentialStorage",
    ),
    harmless("What the nodes may do is said by the roles of their account.", "nodeConfig.oauthScopes"),
  ],
  "gcp:dns/managedZone:ManagedZone": [
    harmless(
      "A private zone is signed for nobody; queries of its network are logged by the policy.",
      "{cloudLoggingConfig,dnssecConfig}",
    ),
    irrelevant(capacity, "forceDestroy", "reverseLookup"),
    refused(incomplete, "privateVisibilityConfig"),
  ],
  "gcp:dns/policy:Policy": [
    harmless("Addresses inside the network, which the firewall guards.", "enableInboundForwarding"),
    refused("A network without it is found.", "networks[]"),
  ],
  "gcp:dns/recordSet:RecordSet": [irrelevant(contents, "{routingPolicy,rrdatas,ttl}")],
  "gcp:kms/cryptoKey:CryptoKey": [
    refused(incomplete, "{importOnly,purpose,skipInitialVersionCreation}", 'rotationPeriod = "1s"'),
    harmless("Where the key is kept: each place keeps it secret.", "versionTemplate"),
  ],
  "gcp:logging/metric:Metric": [irrelevant(figures, "metricDescriptor")],
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": [
    irrelevant(capacity, "enableAnalytics"),
    harmless("A locked bucket can be made, and never be unmade.", "locked"),
    refused("Ten years is the longest.", "retentionDays = 36500"),
  ],
  "gcp:logging/projectSink:ProjectSink": [
    harmless(unused, "bigqueryOptions"),
    harmless("It keeps more than asked.", "filter"),
    harmless("A sink in the same project needs no writer.", "uniqueWriterIdentity"),
  ],
  "gcp:monitoring/alertPolicy:AlertPolicy": [
    harmless("Another channel tells somebody.", "notificationChannels[] taken away"),
    irrelevant(figures, "{alertStrategy,combiner,conditions,documentation,severity}"),
  ],
  "gcp:monitoring/notificationChannel:NotificationChannel": [
    irrelevant(contents, "type"),
    irrelevant(capacity, "forceDelete"),
  ],
  "gcp:projects/iAMAuditConfig:IAMAuditConfig": [
    harmless("A rule asks for all of it where the stack owns the project.", "auditLogConfigs"),
  ],
  "gcp:projects/service:Service": [
    irrelevant(capacity, "{checkIfServiceHasUsageOnDestroy,disableDependentServices,disableOnDestroy}"),
  ],
  "gcp:pubsub/topic:Topic": [harmless(unused, "{messageStoragePolicy,schemaSettings}")],
  "gcp:secretmanager/secret:Secret": [
    irrelevant(names, "secretId"),
    refused("A day is the shortest.", 'versionDestroyTtl = "1s"'),
    harmless(stricter, 'versionDestroyTtl = "999999999s"'),
  ],
  "gcp:secretmanager/secretVersion:SecretVersion": [irrelevant(contents, "{enabled,isSecretDataBase64,secretDataWo*}")],
  "gcp:serviceaccount/account:Account": [
    irrelevant(names, "accountId"),
    harmless(stricter, "disabled"),
    harmless("What it may do is granted elsewhere.", "createIgnoreAlreadyExists"),
  ],
};

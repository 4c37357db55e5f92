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

/** Pools are in the cluster or beside it. */
const pool = (path: string) =>
  [
    "{availabilityZones,count,enableAutoScaling,enableUltraSSD,gpuInstanceProfile,gpuProfile,kubeletConfig,kubeletDiskType}",
    "{linuxOSConfig,maxCount,minCount,mode,nodeLabels,nodeTaints,orchestratorVersion,osDiskSizeGB,podIPAllocationMode}",
    "{powerState,scaleDownMode,scaleSetEvictionPolicy,scaleSetPriority,upgradeSettings,vmSize,workloadRuntime}",
  ].map((changes) => `${path}${changes}`);

const pools = (path = "") => [
  irrelevant(capacity, ...pool(path)),

  irrelevant("By which name servers it finds names.", `${path}localDNSProfile`),
  harmless("Cryptography that a certain authority has looked at.", `${path}enableFIPS`),
  harmless(byDefault, `${path}{enableNodePublicIP,osType} taken away`),
  harmless("All of these are maintained by Microsoft.", `${path}osSKU`),
  refused(
    "The cluster's network has no such nodes, or no such pools.",
    `${path}osType = "Windows"`,
    `${path}type`,
    `${path}windowsProfile`,
  ),
  refused("All pools of a cluster are in one network.", `${path}vnetSubnetID`),
];

export const azure: AcceptedChanges = {
  "azure-native:*": [
    irrelevant(names, "{,agentPoolProfiles[].}tags", "{name,*Name,displayName} taken away", "{description,notes}"),
    harmless("An identity that nobody has given any right.", "identity.type = *"),
    refused("There are no such places.", "*extendedLocation"),
    refused(incomplete, "location"),
  ],
  "azure-native:alertsmanagement:PrometheusRuleGroup": [
    irrelevant(
      figures,
      "{clusterName,interval,scopes}",
      "rules[] taken away",
      "rules[].{actions,alert,annotations,for,resolveConfiguration,severity}",
    ),
  ],
  "azure-native:applicationinsights:Workbook": [irrelevant(contents, "{kind,sourceId}")],
  "azure-native:authorization:ManagementLockByScope": [harmless(stricter, 'level = "ReadOnly"')],
  "azure-native:authorization:PolicyAssignment": [
    refused("Azure itself makes assignments of these kinds.", "assignmentType"),
    harmless(byDefault, 'enforcementMode {taken away,= "Enroll"}'),
    irrelevant(names, "nonComplianceMessages"),
    irrelevant("What the policy asks, which is the policy's own to judge.", "parameters", "policyDefinitionId"),
  ],
  "azure-native:authorization:RoleAssignment": [refused("The principal is of another kind.", "principalType")],
  "azure-native:containerregistry:CacheRule": [irrelevant(contents, "{sourceRepository,targetRepository}")],
  "azure-native:containerregistry:Registry": [
    harmless(byDefault, "{adminUserEnabled,anonymousPullEnabled} taken away"),
    harmless(stricter, "anonymousPullEnabled = false"),
    harmless("Microsoft's key encrypts it.", "encryption"),
    harmless(stricter, "networkRuleBypassOptions", "policies.{quarantinePolicy,softDeletePolicy}"),
    harmless("The registry is closed to the public network.", "networkRuleSet"),
    harmless("Nodes sign in with tokens for Azure's resources.", "policies.azureADAuthenticationAsArmPolicy"),
    irrelevant(capacity, "policies.retentionPolicy.days"),
    refused("Azure has given content trust up.", "policies.trustPolicy"),
    refused("Private endpoints want the plan Premium.", "sku.name"),
  ],
  "azure-native:containerregistry:TaskRun": [irrelevant(contents, "{forceUpdateTag,identity,runRequest}")],
  "azure-native:containerservice:AgentPool": pools(),
  "azure-native:containerservice:MaintenanceConfiguration": [irrelevant(capacity, "maintenanceWindow")],
  "azure-native:containerservice:ManagedCluster": [
    ...pools("agentPoolProfiles[]."),
    refused(
      incomplete,
      "agentPoolProfiles{ taken away,[] taken away}",
      "{dnsPrefix,identityProfile,nodeResourceGroup}",
      "aadProfile.tenantID",
    ),
    harmless(byDefault, "autoUpgradeProfile.nodeOSUpgradeChannel taken away"),
    harmless(
      stricter,
      "aadProfile.adminGroupObjectIDs",
      "apiServerAccessProfile.authorizedIPRanges[] taken away",
      "identity.userAssignedIdentities",
    ),
    irrelevant(
      capacity,
      "{aiToolchainOperatorProfile,autoScalerProfile,nodeProvisioningProfile,supportPlan}",
      'sku.tier = "Premium"',
      "sku.name",
      "securityProfile.imageCleaner.intervalHours",
    ),
    irrelevant(
      "How soon a new version of the ids arrives.",
      "addonProfiles.azureKeyvaultSecretsProvider.config.rotationPollInterval",
    ),
    harmless(byDefault, "addonProfiles.azurepolicy.config", "{enableRBAC,kubernetesVersion} taken away"),
    irrelevant(
      contents,
      "addonProfiles.omsagent.config.logAnalyticsWorkspaceResourceID",
      "{bootstrapProfile,httpProxyConfig}",
    ),
    irrelevant(figures, "azureMonitorProfile"),
    harmless(
      "The API server answers the named ranges, or its network alone.",
      "apiServerAccessProfile.enablePrivateCluster taken away",
      "apiServerAccessProfile.{enablePrivateClusterPublicFQDN,enableVnetIntegration,privateDNSZone,subnetId}",
      "publicNetworkAccess",
    ),
    harmless(
      "New versions still come by themselves.",
      'autoUpgradeProfile.nodeOSUpgradeChannel = "SecurityPatch"',
      "autoUpgradeProfile.upgradeChannel = *",
    ),
    harmless(
      "Another program enforces the same network policies.",
      "networkProfile.{networkDataplane,networkPolicy} *",
    ),
    irrelevant(
      "Which addresses services, pods and nodes have.",
      "networkProfile.{dnsServiceIP,networkMode,networkPluginMode,podCidr,serviceCidr}",
    ),
    irrelevant(capacity, "networkProfile.{loadBalancerProfile,loadBalancerSku}"),
    harmless("Which way out there is, the subnet says.", "networkProfile.{outboundType,staticEgressGatewayProfile}"),
    harmless("Figures and policies beside those that are there.", "networkProfile.advancedNetworking"),
    refused("AKS no longer has it.", "podIdentityProfile"),
    harmless("The vault itself says who reaches it.", "securityProfile.azureKeyVaultKms"),
    harmless(unused, "{serviceMeshProfile,windowsProfile}"),
  ],
  "azure-native:eventgrid:SystemTopic": [refused(incomplete, "{source,topicType}")],
  "azure-native:eventgrid:SystemTopicEventSubscription": [
    irrelevant(contents, "{deadLetterDestination,destination,eventDeliverySchema,filter}"),
  ],
  "azure-native:keyvault:Key": [
    irrelevant(contents, "properties.attributes.enabled", "properties.{curveName,keyOps}"),
    harmless(byDefault, "properties.attributes.exportable taken away"),
    harmless("It ends later, and still does.", "properties.attributes.expires = *"),
    refused("There are no keys of that kind or size here.", "properties.{keySize,kty} *"),
    harmless(
      "It still rotates by itself, as the benchmark asks, which names no period.",
      "properties.rotationPolicy.attributes",
      "properties.rotationPolicy.lifetimeActions[]*",
    ),
  ],
  "azure-native:keyvault:Secret": [
    irrelevant(contents, "properties.attributes.enabled", "properties.value"),
    harmless("It ends later, and still does.", "properties.attributes.expires = *"),
  ],
  "azure-native:keyvault:Vault": [
    irrelevant("Whether a deleted one is brought back.", "properties.createMode"),
    harmless(byDefault, "properties.enabledFor* taken away"),
    harmless("Azure no longer makes vaults without it.", "properties.enableSoftDelete"),
    harmless(stricter, "properties.networkAcls.{bypass,ipRules}", "properties.sku.name"),
    harmless("Left out, it is 90 days.", "properties.softDeleteRetentionInDays taken away"),
    refused("It takes 7 to 90 days.", "properties.softDeleteRetentionInDays = *"),
  ],
  "azure-native:managedidentity:FederatedIdentityCredential": [refused("One audience is needed.", "audiences[]")],
  "azure-native:monitor:ActionGroup": [irrelevant(contents, "emailReceivers")],
  "azure-native:monitor:{AzureMonitorWorkspace,DataCollection*}": [
    irrelevant(figures, "{dataCollectionEndpointId,dataCollectionRuleId,dataFlows,dataSources,destinations,kind}"),
    harmless("Who sends or reads figures shows an Entra identity that may.", "publicNetworkAccess", "networkAcls"),
  ],
  "azure-native:monitor:DiagnosticSetting": [
    irrelevant(figures, "{logAnalyticsDestinationType,metrics}"),
    harmless("Those logs are still sent that a benchmark asks for.", "logs", "workspaceId"),
  ],
  "azure-native:{alertsmanagement:PrometheusRuleGroup,monitor:ScheduledQueryRule}": [
    harmless(byDefault, "{,rules[].}enabled taken away"),
  ],
  "azure-native:monitor:ScheduledQueryRule": [
    irrelevant(
      figures,
      "{autoMitigate,checkWorkspaceAlertsStorageConfigured,criteria,evaluationFrequency,kind,resolveConfiguration,scopes}",
      "{severity,skipQueryValidation,windowSize}",
    ),
  ],
  "azure-native:network:AzureFirewall": [
    refused(incomplete, "{firewallPolicy,ipConfigurations,sku}"),
    refused("The firewall's policy says it.", "threatIntelMode"),
    irrelevant(capacity, "zones"),
  ],
  "azure-native:network:FirewallPolicy": [
    irrelevant("By which name servers it finds names.", "dnsSettings"),
    harmless("It has no rules for it.", "{explicitProxy,sql}"),
    irrelevant(figures, "insights"),
    refused("It is for the plan Premium.", "intrusionDetection"),
    irrelevant(capacity, "sku"),
    harmless("Which addresses it shows itself with.", "snat"),
  ],
  "azure-native:network:FirewallPolicyRuleCollectionGroup": [
    irrelevant("Which rule is read first.", "*priority"),
    harmless(
      stricter,
      "ruleCollections{ taken away,[] taken away,[].rules taken away,[].rules[] taken away}",
      "ruleCollections[].rules[].{fqdnTags,targetFqdns}",
    ),
    refused(
      incomplete,
      "ruleCollections[].{action,ruleCollectionType}",
      "ruleCollections[].rules[].{destinationAddresses,destinationPorts,ipProtocols,ruleType,sourceAddresses}",
    ),
    irrelevant(names, "ruleCollections[].name", "ruleCollections[].rules[].{name,description}"),
    harmless("The port is named, and what speaks on it is HTTPS.", "ruleCollections[].rules[].protocols"),
    refused("It is for the plan Premium.", "ruleCollections[].rules[].terminateTLS"),
  ],
  "azure-native:network:FlowLog": [
    irrelevant(figures, "flowAnalyticsConfiguration", "format"),
    refused(incomplete, "identity"),
    harmless("They are kept for ever, or for as long as Azure can.", "retentionPolicy.days"),
  ],
  "azure-native:network:NatGateway": [
    irrelevant(capacity, "{idleTimeoutInMinutes,sku}"),
    refused(incomplete, "publicIpAddresses"),
  ],
  "azure-native:network:NetworkSecurityGroup": [
    irrelevant(capacity, "flushConnection"),
    irrelevant(names, "securityRules[].{name,description}"),
    harmless(
      stricter,
      "securityRules taken away",
      "securityRules[] taken away",
      'securityRules[].access = "Deny"',
      "securityRules[].{source,destination}AddressPrefixes[] taken away",
      "securityRules[].destinationPortRanges[] taken away",
    ),
    harmless(
      "Its ports lead to the internet anyway, or are to the nodes only, or it refuses.",
      'securityRules[].{source,destination}AddressPrefix* = "0.0.0.0/0"',
    ),
    harmless("It is the way back, from the same to the same.", "securityRules[].direction"),
    harmless("The ports stay.", "securityRules[].protocol"),
    refused("It takes 100 to 4096, each once.", "securityRules[].priority"),
    refused(
      incomplete,
      "securityRules[].{source,destination}AddressPrefix{,es} taken away",
      "securityRules[].{sourcePortRange,destinationPortRange,destinationPortRanges,provisioningState}",
    ),
  ],
  "azure-native:network:PrivateDnsZoneGroup": [irrelevant(contents, "privateDnsZoneConfigs")],
  "azure-native:network:PrivateEndpoint": [
    refused(
      incomplete,
      "privateLinkServiceConnections[].{name,privateLinkServiceId}",
      "subnet taken away",
      "subnet.id",
    ),
    harmless("The subnet says it in its own place.", "subnet.*"),
  ],
  "azure-native:network:PublicIPAddress": [
    irrelevant(
      capacity,
      "{ddosSettings,deleteOption,dnsSettings,linkedPublicIPAddress,migrationPhase,publicIPAddressVersion,publicIPAllocationMethod}",
      "{servicePublicIPAddress,sku,zones}",
    ),
  ],
  "azure-native:network:RouteTable": [
    harmless("The network is joined to none that would name routes.", "disableBgpRoutePropagation"),
    harmless("Then there is no way out.", "routes taken away", "routes[] taken away"),
    refused(incomplete, "routes[].{addressPrefix,name,nextHopIpAddress,provisioningState}"),
  ],
  "azure-native:network:Subnet": [
    refused(incomplete, "{addressPrefix,delegations}"),
    harmless("A subnet with a NAT gateway does not use Azure's default way out.", "defaultOutboundAccess"),
    harmless("Then there is no way out.", "natGateway", "routeTable taken away", "routeTable.id"),
    harmless(
      "It has private endpoints, and the group holds for them; or it has none.",
      "privateEndpointNetworkPolicies",
    ),
    refused("Azure fills it in.", "{networkSecurityGroup,routeTable}.provisioningState"),
    irrelevant(capacity, "networkSecurityGroup.flushConnection", "routeTable.disableBgpRoutePropagation"),
    harmless(unused, "privateLinkServiceNetworkPolicies", "sharingScope"),
  ],
  "azure-native:network:VirtualNetwork": [
    refused(incomplete, "addressSpace"),
    harmless(stricter, "{enableDdosProtection,enableVmProtection,encryption}"),
    harmless("Each subnet says it.", "privateEndpointVNetPolicies"),
  ],
  "azure-native:operationalinsights:Workspace": [
    harmless(
      "What is kept is encrypted, and each who reads it has a role for it.",
      "features.{enableDataExport,enableLogAccessUsingOnlyResourcePermissions}",
      "forceCmkForQuery",
      "features taken away",
    ),
    harmless("It is about logs that are kept for 30 days.", "features.immediatePurgeDataOn30Days"),
    harmless(
      "Who reads logs shows an identity that may; the workspace's key can add some, and read none.",
      "features.disableLocalAuth",
      "publicNetworkAccessFor{Ingestion,Query}",
    ),
    refused("Two years is the longest.", "retentionInDays = 36500"),
    irrelevant(capacity, "sku.name"),
  ],
  "azure-native:privatedns:VirtualNetworkLink": [
    irrelevant(contents, "{registrationEnabled,resolutionPolicy,virtualNetwork}"),
  ],
  "azure-native:storage:BlobServiceProperties": [
    harmless("It has no versions now, which a rule advises against.", "isVersioningEnabled"),
    harmless(unused, "{automaticSnapshotPolicyEnabled,changeFeed,lastAccessTimeTrackingPolicy,restorePolicy}"),
    harmless(stricter, "{containerDeleteRetentionPolicy,deleteRetentionPolicy}.days"),
  ],
  "azure-native:storage:StorageAccount": [
    irrelevant(
      capacity,
      "{accessTier,dnsEndpointType,isHnsEnabled,kind,largeFileSharesState,routingPreference}",
      "sku.name",
    ),
    harmless(
      byDefault,
      "{allowBlobPublicAccess,allowCrossTenantReplication,enableHttpsTrafficOnly,isLocalUserEnabled} taken away",
      "networkRuleSet.bypass taken away",
    ),
    harmless(
      stricter,
      "{allowedCopyScope,immutableStorageWithVersioning}",
      "minimumTlsVersion",
      "publicNetworkAccess",
      "encryption.keySource",
    ),
    harmless("There are no shares of files.", "{azureFilesIdentityBasedAuthentication,enableExtendedGroups}"),
    harmless("Shared keys, which the portal would show, are off.", "defaultToOAuthAuthentication", "sasPolicy"),
    harmless(
      "It is encrypted once, if not twice.",
      "encryption taken away",
      "encryption.requireInfrastructureEncryption",
    ),
    irrelevant(names, "customDomain"),
  ],
};

import type { ServiceAnswers } from "../answers";
import { random } from "../azure-names";

export default {
  resources: {
    "azure-native:monitor:DiagnosticSetting": random("name"),
    "azure-native:monitor:ActionGroup": random("actionGroupName"),
    "azure-native:monitor:ScheduledQueryRule": random("ruleName"),
    "azure-native:monitor:AzureMonitorWorkspace": random("azureMonitorWorkspaceName"),
    "azure-native:monitor:DataCollectionEndpoint": random("dataCollectionEndpointName"),
    "azure-native:monitor:DataCollectionRule": random("dataCollectionRuleName"),
    "azure-native:monitor:DataCollectionRuleAssociation": random("associationName"),
  },
} satisfies ServiceAnswers;

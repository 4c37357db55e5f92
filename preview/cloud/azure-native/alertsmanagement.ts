import type { ServiceAnswers } from "../answers";
import { random } from "../azure-names";

export default {
  resources: { "azure-native:alertsmanagement:PrometheusRuleGroup": random("ruleGroupName") },
} satisfies ServiceAnswers;

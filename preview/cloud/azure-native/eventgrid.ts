import type { ServiceAnswers } from "../answers";
import { copied, random } from "../azure-names";

export default {
  resources: {
    "azure-native:eventgrid:SystemTopic": random("systemTopicName"),
    "azure-native:eventgrid:SystemTopicEventSubscription": copied("eventSubscriptionName"),
  },
} satisfies ServiceAnswers;

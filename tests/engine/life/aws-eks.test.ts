import { inPlaceOf, lifeOf, times } from "./life";

lifeOf("aws-eks", {
  forSettings: [
    ...inPlaceOf("aws:sns/topicSubscription:TopicSubscription"),
    ...times(7, "update aws:cloudwatch/logGroup:LogGroup"),
  ],
  forNewVersion: ["update docker-build:index:Index"],
  whenLost: "aws:cloudwatch/metricAlarm:MetricAlarm",
});

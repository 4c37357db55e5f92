import { inPlaceOf, lifeOf, times } from "./life";

lifeOf("aws-ecs", {
  forSettings: [
    ...inPlaceOf("aws:ecs/taskDefinition:TaskDefinition"),
    ...inPlaceOf("aws:sns/topicSubscription:TopicSubscription"),
    ...times(5, "update aws:cloudwatch/logGroup:LogGroup"),
    "update aws:ecs/service:Service",
  ],
  forNewVersion: [
    ...inPlaceOf("aws:ecs/taskDefinition:TaskDefinition"),
    "update aws:ecs/service:Service",
    "update docker-build:index:Index",
  ],
  whenLost: "aws:cloudwatch/metricAlarm:MetricAlarm",
});

import { list, unless, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/security-bulletins",
  title: "Somebody hears of holes in the cluster's version",
  why: "Google tells of a hole in a version before most attackers know of it, if there is somebody to tell.",
  severity: "low",
  area: "node security",
  controls: {},
  fix: "Set notificationConfig.pubsub with a topic, and SECURITY_BULLETIN_EVENT if there is a filter.",
  check({ notificationConfig }) {
    const { enabled, filter } = notificationConfig?.pubsub ?? {};
    const types = list(filter?.eventTypes);
    return [
      ...unless(enabled === true, "notificationConfig.pubsub is off"),
      ...when(types.length > 0 && !types.includes("SECURITY_BULLETIN_EVENT"), `it only tells of ${types.join(", ")}`),
    ];
  },
  good: () => [
    { notificationConfig: { pubsub: { enabled: true, topic: "projects/a/topics/b" } } },
    {
      notificationConfig: {
        pubsub: { enabled: true, topic: "projects/a/topics/b", filter: { eventTypes: ["SECURITY_BULLETIN_EVENT"] } },
      },
    },
  ],
  bad: () => [
    {},
    { notificationConfig: { pubsub: { enabled: false } } },
    {
      notificationConfig: {
        pubsub: { enabled: true, topic: "projects/a/topics/b", filter: { eventTypes: ["UPGRADE_EVENT"] } },
      },
    },
  ],
});

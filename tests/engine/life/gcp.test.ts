import { lifeOf } from "./life";

lifeOf("gcp", {
  forSettings: [
    "update gcp:logging/projectBucketConfig:ProjectBucketConfig",
    "update gcp:monitoring/notificationChannel:NotificationChannel",
  ],
  forNewVersion: ["update docker-build:index:Index", "update gcp:binaryauthorization/policy:Policy"],
  whenLost: "gcp:monitoring/alertPolicy:AlertPolicy",
});

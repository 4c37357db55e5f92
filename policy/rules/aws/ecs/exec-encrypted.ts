import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:ecs/cluster:Cluster", {
  id: "aws/ecs/exec-encrypted",
  title: "Shells opened in containers are encrypted with a key of one's own",
  why: "What is typed in a shell holds whatever somebody pasted into it.",
  severity: "medium",
  area: "encryption in transit",
  controls: { peers: ["1.9"] },
  fix: "Set configuration.executeCommandConfiguration.kmsKeyId, and encryption in its logConfiguration.",
  check({ configuration }) {
    const { logging, logConfiguration: log } = configuration?.executeCommandConfiguration ?? {};
    const encrypted = log?.cloudWatchEncryptionEnabled === true || log?.s3BucketEncryptionEnabled === true;
    return [
      ...unless(isSet(configuration?.executeCommandConfiguration, "kmsKeyId"), "kmsKeyId is not set"),
      ...when(logging === "OVERRIDE" && !encrypted, "the log of sessions is not encrypted"),
    ];
  },
  good: () => [
    {
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: "arn:…",
          logging: "OVERRIDE",
          logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: "sessions" },
        },
      },
    },
  ],
  bad: () => [
    {},
    {
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: "arn:…",
          logging: "OVERRIDE",
          logConfiguration: { cloudWatchLogGroupName: "sessions" },
        },
      },
    },
  ],
});

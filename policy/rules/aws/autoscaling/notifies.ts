import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/notifies",
  title: "Groups tell when their instances come and go",
  why: "A group that replaces its instances all day looks like one that works.",
  severity: "low",
  area: "logging",
  controls: { peers: ["1.20"] },
  fix: "Add an aws.autoscaling.Notification for the group.",
  check: (group, stack) =>
    unless(
      stack.pointingAt(group, "aws:autoscaling/notification:Notification", "groupNames").length > 0,
      "no notification is for it",
    ),
  good: () => [
    [
      resource("aws:autoscaling/group:Group", "instances", {}),
      resource(
        "aws:autoscaling/notification:Notification",
        "notification",
        { topicArn: "arn:…", notifications: ["autoscaling:EC2_INSTANCE_TERMINATE"] },
        { groupNames: ["instances"] },
      ),
    ],
  ],
  bad: () => [[resource("aws:autoscaling/group:Group", "instances", {})]],
});

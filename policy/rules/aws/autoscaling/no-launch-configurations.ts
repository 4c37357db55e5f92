import { forbid } from "../../../rule";

export default forbid("aws:ec2/launchConfiguration:LaunchConfiguration", {
  id: "aws/autoscaling/no-launch-configurations",
  title: "Auto Scaling groups use launch templates",
  why: "Launch configurations get no new features of EC2, and no newer protection with them.",
  severity: "medium",
  area: "node security",
  controls: { "security-hub": ["AutoScaling.3", "AutoScaling.5", "AutoScaling.9"], peers: ["1.17"] },
  fix: "Replace it by an aws.ec2.LaunchTemplate.",
  problem: "is a launch configuration, which AWS no longer develops",
});

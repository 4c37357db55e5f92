import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/tags-propagate",
  title: "Instances carry the tags of their group",
  why: "An instance without tags belongs to nobody when something is wrong with it.",
  severity: "low",
  area: "node security",
  controls: { "aws-compute": ["2.14"], "security-hub": ["AutoScaling.10"] },
  fix: "Set tags, each with propagateAtLaunch.",
  check: ({ tags }) => [
    ...unless(list(tags).length > 0, "no tags are set"),
    ...list(tags).flatMap(({ key, propagateAtLaunch }) =>
      unless(propagateAtLaunch === true, `tag ${key} stays with the group`),
    ),
  ],
  good: () => [{ tags: [{ key: "Owner", value: "platform", propagateAtLaunch: true }] }],
  bad: () => [{}, { tags: [{ key: "Owner", value: "platform", propagateAtLaunch: false }] }],
});

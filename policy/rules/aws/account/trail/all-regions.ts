import { resource } from "../../../../examples";
import { unless, when } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("aws:cloudtrail/trail:Trail", {
  id: "aws/account/trail/all-regions",
  title: "A trail records every region",
  why: "Intruders work in the regions that nobody uses or watches.",
  severity: "high",
  area: "logging",
  controls: { "aws-foundations": ["4.1"] },
  fix: "Set isMultiRegionTrail of an aws.cloudtrail.Trail, and leave its logging and global events on.",
  missing: "no trail",
  check: ({ properties: { isMultiRegionTrail, enableLogging, includeGlobalServiceEvents } }) => [
    ...unless(isMultiRegionTrail === true, "isMultiRegionTrail is not true"),
    ...when(enableLogging === false, "enableLogging is false"),
    ...when(includeGlobalServiceEvents === false, "includeGlobalServiceEvents is false"),
  ],
  good: () => [[resource("aws:cloudtrail/trail:Trail", "trail", { isMultiRegionTrail: true })]],
  bad: () => [
    [],
    [resource("aws:cloudtrail/trail:Trail", "trail", {})],
    [resource("aws:cloudtrail/trail:Trail", "trail", { isMultiRegionTrail: true, enableLogging: false })],
    [resource("aws:cloudtrail/trail:Trail", "trail", { isMultiRegionTrail: true, includeGlobalServiceEvents: false })],
  ],
});

import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("aws:cloudtrail/trail:Trail", {
  id: "aws/account/trail/validated",
  title: "Files of the trail show when they were changed",
  why: "Without digests, nobody can prove that a log file was not edited.",
  severity: "medium",
  area: "logging",
  controls: { "aws-foundations": ["4.2"] },
  fix: "Set enableLogFileValidation of the aws.cloudtrail.Trail to true.",
  missing: "no trail",
  check: ({ properties }) => unless(properties.enableLogFileValidation === true, "enableLogFileValidation is not true"),
  good: () => [[resource("aws:cloudtrail/trail:Trail", "trail", { enableLogFileValidation: true })]],
  bad: () => [
    [],
    [resource("aws:cloudtrail/trail:Trail", "trail", {})],
    [resource("aws:cloudtrail/trail:Trail", "trail", { enableLogFileValidation: false })],
  ],
});

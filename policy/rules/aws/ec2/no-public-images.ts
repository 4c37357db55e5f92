import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ec2/amiLaunchPermission:AmiLaunchPermission", {
  id: "aws/ec2/no-public-images",
  title: "Images are not shared with everybody",
  why: "A public image shows everybody the files, and often the credentials, that were left on its disk.",
  severity: "high",
  area: "image security",
  controls: { "aws-compute": ["2.1.5"] },
  fix: "Name the accountId, organizationArn or organizationalUnitArn instead of the group.",
  elsewhere: true,

  check: ({ group }) => when(group === "all", "shared with all"),
  good: () => [{ accountId: "123456789012" }],
  bad: () => [{ group: "all" }],
});

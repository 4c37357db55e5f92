import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { instancesAndTemplates, isTrue, isTrueByProject } from "../../../views/instance-metadata";

export default rule(instancesAndTemplates, {
  id: "gcp/compute/no-project-ssh-keys",
  title: "Instances do not take the SSH keys of the whole project",
  why: "One stolen key would open every instance of the project.",
  severity: "medium",
  area: "node security",
  controls: { "gcp-foundations": ["4.3"] },
  fix: "Set block-project-ssh-keys in metadata to true, or enable-oslogin to TRUE.",
  elsewhere: true,

  // With OS Login, keys in metadata let nobody in.
  check: ({ metadata }) =>
    unless(
      isTrue(metadata, "block-project-ssh-keys") || isTrue(metadata, "enable-oslogin"),
      "block-project-ssh-keys is not true",
    ),
  isSettled: (inside, stack) => isTrueByProject(inside, "enable-oslogin", stack),
  good: () => [{ metadata: { "block-project-ssh-keys": "true" } }, { metadata: { "enable-oslogin": "TRUE" } }],
  bad: () => [
    {},
    { metadata: { "block-project-ssh-keys": "false" } },
    { metadata: { "block-project-ssh-keys": "false", "enable-oslogin": "FALSE" } },
  ],
});

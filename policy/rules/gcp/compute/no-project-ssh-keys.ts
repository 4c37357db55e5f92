import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isTrue } from "../../../views/instance-metadata";

export default rule(["gcp:compute/instance:Instance", "gcp:compute/instanceTemplate:InstanceTemplate"], {
  id: "gcp/compute/no-project-ssh-keys",
  title: "Instances do not take the SSH keys of the whole project",
  why: "One stolen key would open every instance of the project.",
  severity: "medium",
  area: "node security",
  controls: { "gcp-foundations": ["4.3"] },
  fix: "Set block-project-ssh-keys in metadata to true.",
  elsewhere: true,

  check: ({ metadata }) => unless(isTrue(metadata, "block-project-ssh-keys"), "block-project-ssh-keys is not true"),
  good: () => [{ metadata: { "block-project-ssh-keys": "true" } }],
  bad: () => [{}, { metadata: { "block-project-ssh-keys": "false" } }],
});

import { when } from "../../../problems";
import { rule } from "../../../rule";
import { isTrue } from "../../../views/instance-metadata";

export default rule(["gcp:compute/instance:Instance", "gcp:compute/instanceTemplate:InstanceTemplate"], {
  id: "gcp/compute/os-login",
  title: "No instance turns OS Login off",
  why: "Without it, SSH keys in metadata let in people who left long ago.",
  severity: "medium",
  area: "node security",
  controls: { "gcp-foundations": ["4.4"] },
  fix: "Set enable-oslogin in metadata to TRUE, or leave it to the project.",
  elsewhere: true,

  check: ({ metadata }) =>
    when(
      metadata?.["enable-oslogin"] !== undefined && !isTrue(metadata, "enable-oslogin"),
      "enable-oslogin is not TRUE",
    ),
  good: () => [{}, { metadata: { "enable-oslogin": "TRUE" } }],
  bad: () => [{ metadata: { "enable-oslogin": "FALSE" } }],
});

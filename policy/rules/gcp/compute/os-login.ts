import { unless } from "../../../problems";
import { ruleOn } from "../../../rule";
import { isSet } from "../../../unknown";
import { isTrue, settings } from "../../../views/instance-metadata";

export default ruleOn(settings, {
  id: "gcp/compute/os-login",
  title: "No instance turns OS Login off, and no project leaves it out",
  why: "Without it, SSH keys in metadata let in people who left long ago.",
  severity: "medium",
  area: "node security",
  controls: { "gcp-foundations": ["4.4"] },
  fix: "Set enable-oslogin in the project's metadata to TRUE, and leave it out of that of instances.",
  elsewhere: true,

  check: ({ metadata, isAll }) =>
    unless(
      isTrue(metadata, "enable-oslogin") || (!isAll && !isSet(metadata, "enable-oslogin")),
      "enable-oslogin is not TRUE",
    ),
  good: () => [
    { metadata: {}, isAll: false },
    { metadata: { "enable-oslogin": "TRUE" }, isAll: false },
    { metadata: { "enable-oslogin": "TRUE" }, isAll: true },
  ],
  bad: () => [
    { metadata: { "enable-oslogin": "FALSE" }, isAll: false },
    { metadata: {}, isAll: true },
  ],
});

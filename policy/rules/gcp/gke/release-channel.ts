import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isStandard } from "../../../views/gke-clusters";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/release-channel",
  title: "The cluster follows a release channel",
  why: "Without a channel, the version is one that somebody chose once, until it is out of support.",
  severity: "medium",
  area: "node security",
  controls: { gke: ["5.5.4"] },
  fix: "Set releaseChannel.channel to REGULAR, STABLE or EXTENDED.",
  applies: isStandard,
  check: ({ releaseChannel }) =>
    unless(
      ["REGULAR", "STABLE", "EXTENDED"].includes(releaseChannel?.channel ?? ""),
      `the channel is ${releaseChannel?.channel ?? "not set"}`,
    ),
  good: () => [{ releaseChannel: { channel: "REGULAR" } }, { releaseChannel: { channel: "STABLE" } }],
  bad: () => [{}, { releaseChannel: { channel: "UNSPECIFIED" } }, { releaseChannel: { channel: "RAPID" } }],
});

import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("aws:cfg/recorder:Recorder", {
  id: "aws/account/config-recorder/everything",
  title: "AWS Config records all kinds of resources, global ones too",
  why: "What nobody records cannot be shown to an auditor, nor be looked at after an incident.",
  severity: "medium",
  area: "logging",
  controls: { "aws-foundations": ["4.3"] },
  fix: "Set recordingGroup.includeGlobalResourceTypes of an aws.cfg.Recorder, and start it by a RecorderStatus.",
  missing: "no recorder",
  check({ properties: { recordingGroup } }, stack) {
    const started = stack
      .all("aws:cfg/recorderStatus:RecorderStatus")
      .some(({ properties }) => properties.isEnabled === true);
    return [
      ...unless(recordingGroup?.allSupported !== false, "recordingGroup.allSupported is false"),
      ...unless(
        recordingGroup?.includeGlobalResourceTypes === true,
        "recordingGroup.includeGlobalResourceTypes is not true",
      ),
      ...unless(started, "no RecorderStatus starts it"),
    ];
  },
  good: () => [
    [
      resource("aws:cfg/recorder:Recorder", "recorder", { recordingGroup: { includeGlobalResourceTypes: true } }),
      resource("aws:cfg/recorderStatus:RecorderStatus", "started", { isEnabled: true }),
    ],
  ],
  bad: () => [
    [],
    [resource("aws:cfg/recorder:Recorder", "recorder", { recordingGroup: { includeGlobalResourceTypes: true } })],
    [
      resource("aws:cfg/recorder:Recorder", "recorder", {}),
      resource("aws:cfg/recorderStatus:RecorderStatus", "started", { isEnabled: true }),
    ],
  ],
});

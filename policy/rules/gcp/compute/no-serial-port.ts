import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { isTrue, settings } from "../../../views/instance-metadata";

export default ruleOn(settings, {
  id: "gcp/compute/no-serial-port",
  title: "Nobody reaches instances by their serial port",
  why: "The serial port answers from any address, past every firewall.",
  severity: "medium",
  area: "node security",
  controls: { "gcp-foundations": ["4.5"] },
  fix: "Leave serial-port-enable out of metadata.",
  elsewhere: true,

  check: ({ metadata }) => when(isTrue(metadata, "serial-port-enable"), "serial-port-enable is true"),
  good: () => [
    { metadata: {}, isAll: false },
    { metadata: { "serial-port-enable": "false" }, isAll: false },
    { metadata: {}, isAll: true },
  ],
  bad: () => [
    { metadata: { "serial-port-enable": "true" }, isAll: false },
    { metadata: { "serial-port-enable": "1" }, isAll: false },
    { metadata: { "serial-port-enable": "TRUE" }, isAll: true },
  ],
});

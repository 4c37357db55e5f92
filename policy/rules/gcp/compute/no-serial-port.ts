import { when } from "../../../problems";
import { rule } from "../../../rule";
import { isTrue } from "../../../views/instance-metadata";

export default rule(["gcp:compute/instance:Instance", "gcp:compute/instanceTemplate:InstanceTemplate"], {
  id: "gcp/compute/no-serial-port",
  title: "Nobody reaches instances by their serial port",
  why: "The serial port answers from any address, past every firewall.",
  severity: "medium",
  area: "node security",
  controls: { "gcp-foundations": ["4.5"] },
  fix: "Leave serial-port-enable out of metadata.",
  elsewhere: true,

  check: ({ metadata }) => when(isTrue(metadata, "serial-port-enable"), "serial-port-enable is true"),
  good: () => [{}, { metadata: { "serial-port-enable": "false" } }],
  bad: () => [{ metadata: { "serial-port-enable": "true" } }, { metadata: { "serial-port-enable": "1" } }],
});

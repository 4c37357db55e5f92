import { defenderPlanRule } from "../../../../families/defender-plans";

export default defenderPlanRule({
  id: "azure/subscription/defender/servers-file-integrity",
  title: "Defender watches the integrity of files on servers",
  why: "A system file that changed outside an update is a sign of an intruder.",
  control: "8.1.3.5",
  plan: "VirtualMachines",
  extensions: ["FileIntegrityMonitoring"],
});

import { unless } from "../../../problems";
import { agentPoolRule } from "../../../rule";
import { isLinux } from "../../../views/agent-pools";

export default agentPoolRule({
  id: "azure/aks/trusted-launch",
  title: "Nodes start only what is signed",
  why: "A changed boot loader is below everything that could notice it.",
  severity: "medium",
  area: "node security",
  controls: {},
  fix: "Set securityProfile.enableSecureBoot and enableVTPM to true.",
  applies: isLinux,
  check: ({ securityProfile, enableFIPS }) =>
    unless(
      securityProfile?.enableSecureBoot === true && securityProfile.enableVTPM === true,
      `secure boot or the virtual TPM is off${enableFIPS === true ? ", FIPS is on" : ""}`,
    ),
  good: () => [{ securityProfile: { enableSecureBoot: true, enableVTPM: true } }],
  bad: () => [{}, { securityProfile: { enableSecureBoot: true } }, { enableFIPS: true }],
});

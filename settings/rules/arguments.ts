import { path } from "../finding";
import { type Rule, when } from "./rule";

/** Arguments of the sensor that have a setting of their own. */
const settings: Readonly<Record<string, string>> = {
  "--concurrent-scan": "sensor.threads",
  "--insecure-registry": "sensor.insecureRegistries",
  "--log-level": "sensor.logLevel",
  "--perform-malware-detection": "sensor.scans.malware",
  "--perform-sca-scan": "sensor.scans.softwareComposition",
  "--perform-secret-detection": "sensor.scans.secrets",
  "--read-only": "sensor.readOnlyRootFilesystem",
  "--scan-thread-pool-size": "sensor.threads",
  "--scanning-policy": "sensor.scanningPolicy",
  "--sensor-without-persistent-storage": "sensor.persistence",
  "--tag-sensor-profile": "sensor.profileTags",
};

const ofTheProgram = "is set by this program";
const ofAnotherMode = "is for a sensor in another mode than registry";
const ofTheImage = "is for sensors that update themselves; this one changes with image.tag";

/** Arguments that contradict what this sensor is. */
const refused: Readonly<Record<string, string>> = {
  "--registry-sensor": ofTheProgram,
  "--k8s-mode": ofTheProgram,
  "--ecs-mode": ofTheProgram,
  "--container-runtime": ofTheProgram,
  "--storage-driver-type": ofTheProgram,
  "--enable-console-logs": ofTheProgram,
  "--cicd-deployed-sensor": ofAnotherMode,
  "--swrm-mode": ofAnotherMode,
  "--dcos-mode": ofAnotherMode,
  "--use-kubectl": ofAnotherMode,
  "--optimize-image-scans": ofAnotherMode,
  "--disableImageScan": ofAnotherMode,
  "--disableContainerScan": ofAnotherMode,
  "--enable-auto-update": ofTheImage,
  "--disable-auto-update": ofTheImage,
};

const shortForms: Readonly<Record<string, string>> = {
  "-r": "--registry-sensor",
  "-c": "--cicd-deployed-sensor",
  "-D": "--disable-auto-update",
};

export const extraArguments: Rule = ({ sensor: { extraArguments } }) =>
  extraArguments.flatMap((argument, index) => {
    const at = path("sensor.extraArguments", index);
    const [word = ""] = argument.split(/[\s=]/);
    const option = shortForms[word] ?? word;
    const setting = settings[option];
    if (setting !== undefined)
      return [{ at, wrong: `repeats a setting: ${setting}`, allowed: `the setting ${setting}` }];
    if (refused[option] !== undefined)
      return [{ at, wrong: refused[option], allowed: "arguments that nothing else sets" }];
    if (/\s/.test(argument))
      return [{ at, wrong: "is more than one argument", allowed: "an option and its value as two entries" }];
    return when(index === 0 && !argument.startsWith("-"), {
      at,
      wrong: "is a value without an option",
      allowed: "an option first, such as --enable-disk-space-check",
    });
  });

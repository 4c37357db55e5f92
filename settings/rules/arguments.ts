import type { Finding } from "../finding";
import { path } from "../finding";
import { fromLast, type Rule } from "./rule";

const always = "is set by this program, always";
const byTheCloud = "is set by this program, as the cloud needs it";
const ofAnotherMode = "is for a sensor in another mode than registry";
const ofTheImage = "is for sensors that update themselves; this one changes with image.tag";

/** Arguments that are no business of `sensor.extraArguments`: those with a setting of their own, and why not others. */
const taken = new Map(
  Object.entries<{ setting: string } | { why: string }>({
    "--concurrent-scan": { setting: "sensor.threads" },
    "--insecure-registry": { setting: "sensor.insecureRegistries" },
    "--log-level": { setting: "sensor.logLevel" },
    "--perform-malware-detection": { setting: "sensor.scans.malware" },
    "--perform-sca-scan": { setting: "sensor.scans.softwareComposition" },
    "--perform-secret-detection": { setting: "sensor.scans.secrets" },
    "--read-only": { setting: "sensor.readOnlyRootFilesystem" },
    "--scan-thread-pool-size": { setting: "sensor.threads" },
    "--scanning-policy": { setting: "sensor.scanningPolicy" },
    "--sensor-without-persistent-storage": { setting: "sensor.persistence" },
    "--tag-sensor-profile": { setting: "sensor.profileTags" },
    "--registry-sensor": { why: always },
    "-r": { why: always },
    "--enable-console-logs": { why: always },
    "--enable-disk-space-check": { why: always },
    "--log-filepurgecount": { why: always },
    "--log-filesize": { why: always },
    "--qlys-disable-default-logging-to-file": { why: always },
    "--sca-scan-timeout-in-seconds": { why: always },
    "--container-runtime": { why: byTheCloud },
    "--ecs-mode": { why: byTheCloud },
    "--k8s-mode": { why: byTheCloud },
    "--storage-driver-type": { why: byTheCloud },
    "--cicd-deployed-sensor": { why: ofAnotherMode },
    "-c": { why: ofAnotherMode },
    "--dcos-mode": { why: ofAnotherMode },
    "--disableContainerScan": { why: ofAnotherMode },
    "--disableImageScan": { why: ofAnotherMode },
    "--optimize-image-scans": { why: ofAnotherMode },
    "--swrm-mode": { why: ofAnotherMode },
    "--use-kubectl": { why: ofAnotherMode },
    "--disable-auto-update": { why: ofTheImage },
    "-D": { why: ofTheImage },
    "--enable-auto-update": { why: ofTheImage },
  }),
);

// S12: arguments of another kind of sensor do nothing, or change its mode.
export const extraArguments: Rule = ({ sensor: { extraArguments } }) =>
  fromLast(extraArguments).flatMap(([index, argument]) => {
    const fault = faultOf(argument, extraArguments.slice(0, index));
    return fault === undefined ? [] : [{ at: path("sensor.extraArguments", index), ...fault }];
  });

type Fault = Pick<Finding, "wrong" | "allowed">;

function faultOf(argument: string, before: readonly string[]): Fault | undefined {
  const previous = before.at(-1);
  if (!argument.startsWith("-")) {
    if (previous === undefined) return { wrong: "is a value without an option", allowed: "an option before its value" };
    return taken.has(previous) ? { wrong: `goes with ${previous}`, allowed: "the value of another option" } : undefined;
  }
  const option = optionOf(argument);
  const owner = taken.get(option);
  if (owner !== undefined && "setting" in owner) {
    return { wrong: `has a setting of its own: ${owner.setting}`, allowed: "arguments without a setting" };
  }
  if (owner !== undefined) return { wrong: owner.why, allowed: "arguments that nothing else sets" };
  if (/\s/.test(argument)) return { wrong: "is two arguments", allowed: "an option and its value as two entries" };
  return before.map(optionOf).includes(option) ? { wrong: "is there already", allowed: "each option once" } : undefined;
}

const optionOf = (argument: string) => argument.split(/[\s=]/)[0] ?? "";

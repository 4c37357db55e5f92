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
    "--disallow-internet-access-for-sca": { setting: "sensor.libraries.offline" },
    "--insecure-registry": { setting: "sensor.insecureRegistries" },
    "--limit-resource-usage": { setting: "sensor.scans.limitResources" },
    "--log-filepurgecount": { setting: "sensor.logFiles.count" },
    "--log-filesize": { setting: "sensor.logFiles.size" },
    "--log-level": { setting: "sensor.logLevel" },
    "--perform-malware-detection": { setting: "sensor.scans.malware" },
    "--perform-sca-scan": { setting: "sensor.scans.softwareComposition" },
    "--perform-secret-detection": { setting: "sensor.scans.secrets" },
    "--qlys-java-db-update-interval-in-days": { setting: "sensor.libraries.databaseDays" },
    "--read-only": { setting: "sensor.readOnlyRootFilesystem" },
    "--sca-scan-timeout-in-seconds": { setting: "sensor.libraries.timeoutSeconds" },
    "--scan-thread-pool-size": { setting: "sensor.threads" },
    "--scanning-policy": { setting: "sensor.scanningPolicy" },
    "--sensor-without-persistent-storage": { setting: "sensor.persistence" },
    "--tag-sensor-profile": { setting: "sensor.profileTags" },
    "--registry-sensor": { why: always },
    "-r": { why: always },
    "--enable-console-logs": { why: always },
    "--enable-disk-space-check": { why: always },
    "--qlys-disable-default-logging-to-file": { why: always },
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

interface Value {
  readonly allowed: string;
  readonly pattern: RegExp;
}
const count: Value = { allowed: "a whole number from 1 on", pattern: /^[1-9]\d*$/ };

/** What else a registry sensor knows, and the value that it takes with it. Options that are not here may be newer. */
export const further: Readonly<Record<string, Value | undefined>> = {
  "--disable-features": { allowed: "SBOM", pattern: /^SBOM$/ },
  "--disable-log4j-scanning": undefined,
  "--disable-log4j-static-detection": undefined,
  "--ignore-exclusion-list-for-images": undefined,
  "--mask-env-variable": undefined,
  "--populate-k8smetadata": undefined,
  "--qlys-asset-tracking-flush-duration-in-seconds": count,
  "--qlys-asset-tracking-flush-threshold-count": count,
  "--qlys-disable-process-env-collection": undefined,
};

// S12: arguments of another kind of sensor do nothing, or change its mode.
export const extraArguments: Rule = ({ sensor: { extraArguments } }) =>
  fromLast(extraArguments).flatMap(([index, argument]) => {
    const fault = faultOf(argument, extraArguments.slice(0, index), extraArguments[index + 1]);
    return fault === undefined ? [] : [{ at: path("sensor.extraArguments", index), ...fault }];
  });

export const kubernetesArgumentsOnEcs: Rule = ({ sensor: { extraArguments } }) =>
  fromLast(extraArguments)
    .filter(([, argument]) => argument === "--populate-k8smetadata")
    .map(([index]) => ({
      at: path("sensor.extraArguments", index),
      wrong: "belongs to Kubernetes",
      allowed: "arguments that mean something on ECS",
    }));

type Fault = Pick<Finding, "wrong" | "allowed">;

function faultOf(argument: string, before: readonly string[], after: string | undefined): Fault | undefined {
  if (!argument.startsWith("-")) return faultOfValue(argument, before);
  const option = optionOf(argument);
  const known = inFull(option);
  const owner = taken.get(known);
  const which = known === option ? "" : `stands for ${known}, which `;
  if (owner !== undefined && "setting" in owner) {
    return { wrong: `${which}has a setting of its own: ${owner.setting}`, allowed: "arguments without a setting" };
  }
  if (owner !== undefined) return { wrong: which + owner.why, allowed: "arguments that nothing else sets" };
  if (known !== option) return { wrong: `stands for ${known}`, allowed: `${known}, in full` };
  if (/\s/.test(argument)) return { wrong: "is two arguments", allowed: "an option and its value as two entries" };
  if (before.map(optionOf).includes(option)) return { wrong: "is there already", allowed: "each option once" };
  if (hasValue(argument)) return faultOfJoined(argument.slice(option.length + 1), option);
  const value = further[argument];
  return value !== undefined && (after === undefined || after.startsWith("-"))
    ? { wrong: "has no value after it", allowed: `the option, then ${value.allowed}` }
    : undefined;
}

function faultOfValue(value: string, before: readonly string[]): Fault | undefined {
  const [last = "", ...earlier] = [...before].reverse();
  if (!last.startsWith("-") || (hasValue(last) && !taken.has(inFull(optionOf(last)))))
    return { wrong: "is a value without an option", allowed: "an option before its value" };
  const option = optionOf(last);
  if (taken.has(inFull(option))) return { wrong: `goes with ${option}`, allowed: "the value of another option" };
  if (earlier.map(optionOf).includes(option))
    return { wrong: `goes with ${option}, which is there already`, allowed: "each option once" };
  if (!(option in further)) return undefined;
  const known = further[option];
  if (known === undefined) return { wrong: `follows ${option}, which takes no value`, allowed: "options alone" };
  return known.pattern.test(value) ? undefined : { wrong: `is no value of ${option}`, allowed: known.allowed };
}

function faultOfJoined(value: string, option: string): Fault | undefined {
  if (!(option in further)) return undefined;
  const known = further[option];
  if (known === undefined) return { wrong: `gives ${option} a value, which takes none`, allowed: option };
  return known.pattern.test(value)
    ? undefined
    : { wrong: `has no value of ${option}`, allowed: `${option}= and ${known.allowed}` };
}

const hasValue = (argument: string) => argument.includes("=");

/** `--log-level=5` → `--log-level`, and what follows one dash is one letter: `-cD` is `-c` and more. */
const optionOf = (argument: string) => (/^--.[^\s=]*/.exec(argument) ?? /^-?./.exec(argument))?.[0] ?? "";

/**
 * The option that a parser such as getopt would take this one for: of a long one, a beginning is enough. `--LOG-LEV` and
 * `--no-log-level` are `--log-level`.
 */
function inFull(option: string): string {
  const known = [...taken.keys(), ...Object.keys(further)];
  if (known.includes(option) || !option.startsWith("--")) return option;
  const begun = option.toLowerCase().replace(/^--no-/, "--");
  return known.find((name) => name.toLowerCase().startsWith(begun)) ?? option;
}

import type { Settings } from "../../settings";
import type { Runtime } from "./runtimes";

export type SensorSettings = Settings["sensor"];

/** The sensor's command line. */
export function sensorArguments(runtime: Runtime, sensor: SensorSettings): string[] {
  return [
    ...runtime.mode,
    // Without it the image is a general sensor, and says nothing about it.
    "--registry-sensor",
    ...["--storage-driver-type", runtime.storageDriver],
    ...scanning(sensor),
    ...registries(runtime, sensor),
    ...storageAndLogs(sensor),
    ...sensor.extraArguments,
  ];
}

function scanning({ scanningPolicy, threads, scans, libraries, profileTags }: SensorSettings): string[] {
  return [
    ...["--scanning-policy", scanningPolicy],
    ...["--scan-thread-pool-size", `${threads}`],
    ...(scans.softwareComposition ? softwareComposition(libraries) : []),
    ...flag("--perform-secret-detection", scans.secrets),
    ...flag("--perform-malware-detection", scans.malware),
    ...flag("--limit-resource-usage", scans.limitResources),
    // A scan that fills the node's disk gets every pod on it evicted.
    "--enable-disk-space-check",
    ...(profileTags.length > 0 ? ["--tag-sensor-profile", profileTags.join(",")] : []),
  ];
}

function softwareComposition({ timeoutSeconds, offline, databaseDays }: SensorSettings["libraries"]): string[] {
  return [
    ...["--perform-sca-scan", "--sca-scan-timeout-in-seconds", `${timeoutSeconds}`],
    ...flag("--disallow-internet-access-for-sca", offline),
    ...(databaseDays === undefined ? [] : ["--qlys-java-db-update-interval-in-days", `${databaseDays}`]),
  ];
}

function registries(runtime: Runtime, { insecureRegistries }: SensorSettings): string[] {
  return flag("--insecure-registry", insecureRegistries && runtime.acceptsInsecureRegistries);
}

/** The console always has the log; a file has it too where there is a place for one. */
function storageAndLogs({ persistence, logLevel, logFiles }: SensorSettings): string[] {
  const console = ["--log-level", `${logLevel}`, "--enable-console-logs"];
  return persistence === "none"
    ? ["--sensor-without-persistent-storage", ...console, "--qlys-disable-default-logging-to-file"]
    : [...console, "--log-filesize", logFiles.size, "--log-filepurgecount", `${logFiles.count}`];
}

function flag(name: string, on: boolean): string[] {
  return on ? [name] : [];
}

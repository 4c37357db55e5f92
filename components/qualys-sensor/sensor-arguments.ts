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

function scanning({ scanningPolicy, threads, scans, profileTags }: SensorSettings): string[] {
  return [
    ...["--scanning-policy", scanningPolicy],
    ...["--scan-thread-pool-size", `${threads}`],
    ...(scans.softwareComposition ? ["--perform-sca-scan", "--sca-scan-timeout-in-seconds", "900"] : []),
    ...flag("--perform-secret-detection", scans.secrets),
    ...flag("--perform-malware-detection", scans.malware),
    // A scan that fills the node's disk gets every pod on it evicted.
    "--enable-disk-space-check",
    ...(profileTags.length > 0 ? ["--tag-sensor-profile", profileTags.join(",")] : []),
  ];
}

function registries(runtime: Runtime, { insecureRegistries }: SensorSettings): string[] {
  return flag("--insecure-registry", insecureRegistries && runtime.acceptsInsecureRegistries);
}

/** The console always has the log; a file has it too where there is a place for one. */
function storageAndLogs({ persistence, logLevel }: SensorSettings): string[] {
  const console = ["--log-level", `${logLevel}`, "--enable-console-logs"];
  return persistence === "host"
    ? [...console, "--log-filesize", "10M", "--log-filepurgecount", "5"]
    : ["--sensor-without-persistent-storage", ...console, "--qlys-disable-default-logging-to-file"];
}

function flag(name: string, on: boolean): string[] {
  return on ? [name] : [];
}

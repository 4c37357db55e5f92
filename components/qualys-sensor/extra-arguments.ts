/**
 * Arguments that `sensor.extraArguments` may not hold, and why: they belong to a setting, or they are another kind of
 * sensor's and would change or break this one without a word.
 */
const reserved: Readonly<Record<string, string>> = {
  "--registry-sensor": "it is always there",
  "--cicd-deployed-sensor": "a registry sensor cannot also be a CI/CD sensor",
  "--k8s-mode": "the cloud decides it",
  "--ecs-mode": "the cloud decides it",
  "--swrm-mode": "the cloud decides it",
  "--dcos-mode": "the cloud decides it",
  "--use-kubectl": "no node runs Docker under Kubernetes",
  "--container-runtime": "the cloud decides it",
  "--storage-driver-type": "the container runtime decides it",
  "--scanning-policy": "set sensor.scanningPolicy",
  "--scan-thread-pool-size": "set sensor.threads",
  "--perform-sca-scan": "set sensor.scans.softwareComposition",
  "--sca-scan-timeout-in-seconds": "it comes with sensor.scans.softwareComposition",
  "--perform-secret-detection": "set sensor.scans.secrets",
  "--perform-malware-detection": "set sensor.scans.malware",
  "--enable-disk-space-check": "it is always there",
  "--tag-sensor-profile": "set sensor.profileTags",
  "--insecure-registry": "set sensor.insecureRegistries",
  "--sensor-without-persistent-storage": "set sensor.persistence",
  "--log-level": "set sensor.logLevel",
  "--enable-console-logs": "it is always there",
  "--log-filesize": "it comes with sensor.persistence",
  "--log-filepurgecount": "it comes with sensor.persistence",
  "--qlys-disable-default-logging-to-file": "it comes with sensor.persistence",
  "--optimize-image-scans": "only a general sensor knows it",
  "--disableImageScan": "only a general sensor knows it",
  "--disableContainerScan": "only a general sensor knows it",
};

/** Further arguments, in the order given. One setting holds a flag and its value: `--disable-features SBOM`. */
export function extraArguments(settings: readonly string[]): string[] {
  const problems = extraArgumentProblems(settings);
  if (problems.length > 0) throw new Error(`sensor.extraArguments: ${problems.join("; ")}`);
  return settings.flatMap((setting) => setting.trim().split(/\s+/));
}

/** What is wrong with them, each problem in a few words. */
export function extraArgumentProblems(settings: readonly string[]): string[] {
  const flags = settings.map(flagOf);
  return [
    ...flags.filter((flag) => Object.hasOwn(reserved, flag)).map((flag) => `${flag} is not allowed: ${reserved[flag]}`),
    ...flags.filter((flag, index) => flags.indexOf(flag) < index).map((flag) => `${flag} is there twice`),
  ];
}

function flagOf(setting: string): string {
  return setting.trim().split(/[\s=]/, 1)[0] ?? "";
}

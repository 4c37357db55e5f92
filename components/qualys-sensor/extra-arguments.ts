/**
 * Arguments that `sensor.extraArguments` may not hold, and why: they belong to a setting, or they are another kind of
 * sensor's and would change or break this one without a word.
 */
const reserved: Readonly<Record<string, string>> = {
  "--registry-sensor": "it is always there",
  "-r": "it is always there",
  "--cicd-deployed-sensor": "a registry sensor cannot also be a CI/CD sensor",
  "-c": "a registry sensor cannot also be a CI/CD sensor",
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

/** Further arguments, in the order given: an option and its value are two of them. */
export function extraArguments(settings: readonly string[]): readonly string[] {
  const problems = extraArgumentProblems(settings);
  if (problems.length > 0) throw new Error(`sensor.extraArguments: ${problems.join("; ")}`);
  return settings;
}

/** What is wrong with them, each problem in a few words. */
export function extraArgumentProblems(settings: readonly string[]): string[] {
  const options = settings.filter((setting) => setting.startsWith("-")).map((setting) => setting.split("=", 1).join());
  return [
    ...options
      .filter((option) => Object.hasOwn(reserved, option))
      .map((option) => `not ${option}: ${reserved[option]}`),
    ...options.filter((option, index) => options.indexOf(option) < index).map((option) => `${option} is there twice`),
  ];
}

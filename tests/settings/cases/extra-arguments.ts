import type { Case } from "../case";

export const extraArguments: readonly Case[] = [
  {
    name: "arguments that have settings",
    stack: "aws-eks",
    config: { "sensor.extraArguments": ["--scan-thread-pool-size", "8", "--mask-env-variable", "--log-level=5"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[3] has a setting of its own: sensor.logLevel
  got      "--log-level=5"
  allowed  arguments without a setting
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[3]'`,
      `qualys-registry-sensor:sensor.extraArguments[1] goes with --scan-thread-pool-size
  got      "8"
  allowed  the value of another option
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
      `qualys-registry-sensor:sensor.extraArguments[0] has a setting of its own: sensor.threads
  got      "--scan-thread-pool-size"
  allowed  arguments without a setting
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "S12: arguments of another mode",
    stack: "aws-eks",
    config: { "sensor.extraArguments": ["--optimize-image-scans", "-c"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[1] is for a sensor in another mode than registry
  got      "-c"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
      `qualys-registry-sensor:sensor.extraArguments[0] is for a sensor in another mode than registry
  got      "--optimize-image-scans"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "arguments that the program sets",
    stack: "aws-eks",
    config: { "sensor.extraArguments": ["--registry-sensor", "--storage-driver-type", "overlay2", "--k8s-mode"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[3] is set by this program, as the cloud needs it
  got      "--k8s-mode"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[3]'`,
      `qualys-registry-sensor:sensor.extraArguments[2] goes with --storage-driver-type
  got      "overlay2"
  allowed  the value of another option
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
      `qualys-registry-sensor:sensor.extraArguments[1] is set by this program, as the cloud needs it
  got      "--storage-driver-type"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
      `qualys-registry-sensor:sensor.extraArguments[0] is set by this program, always
  got      "--registry-sensor"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "an argument for sensors that update themselves",
    stack: "aws-ecs",
    config: { "sensor.extraArguments": ["--disable-auto-update"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[0] is for sensors that update themselves; this one changes with image.tag
  got      "--disable-auto-update"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "two arguments in one",
    stack: "aws-eks",
    config: { "sensor.extraArguments": ["--disable-features SBOM"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[0] is two arguments
  got      "--disable-features SBOM"
  allowed  an option and its value as two entries
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "an argument twice",
    stack: "aws-eks",
    config: { "sensor.extraArguments": ["--mask-env-variable", "--populate-k8smetadata", "--mask-env-variable"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[2] is there already
  got      "--mask-env-variable"
  allowed  each option once
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
    ],
  },
  {
    name: "a value without its option",
    stack: "aws-eks",
    config: { "sensor.extraArguments": ["SBOM"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[0] is a value without an option
  got      "SBOM"
  allowed  an option before its value
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "an option without the value that it takes",
    stack: "aws-eks",
    config: { "sensor.extraArguments": ["--disable-features", "--mask-env-variable"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[0] has no value after it
  got      "--disable-features"
  allowed  the option, then SBOM
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "a value that an option does not know",
    stack: "gcp",
    config: { "sensor.extraArguments": ["--qlys-asset-tracking-flush-threshold-count", "0"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[1] is no value of --qlys-asset-tracking-flush-threshold-count
  got      "0"
  allowed  a whole number from 1 on
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
    ],
  },
  {
    name: "a value for an option that takes none, and one for nothing",
    stack: "azure",
    config: { "sensor.extraArguments": ["--mask-env-variable", "true", "false"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[2] is a value without an option
  got      "false"
  allowed  an option before its value
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
      `qualys-registry-sensor:sensor.extraArguments[1] follows --mask-env-variable, which takes no value
  got      "true"
  allowed  options alone
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
    ],
  },
  {
    name: "an argument of Kubernetes on ECS",
    stack: "aws-ecs",
    config: { "sensor.extraArguments": ["--populate-k8smetadata"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[0] belongs to Kubernetes
  got      "--populate-k8smetadata"
  allowed  arguments that mean something on ECS
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "values of arguments that have settings",
    stack: "aws-eks",
    config: {
      "sensor.extraArguments": ["--qlys-java-db-update-interval-in-days", "7", "--log-filesize", "50M"],
    },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[3] goes with --log-filesize
  got      "50M"
  allowed  the value of another option
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[3]'`,
      `qualys-registry-sensor:sensor.extraArguments[2] has a setting of its own: sensor.logFiles.size
  got      "--log-filesize"
  allowed  arguments without a setting
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
      `qualys-registry-sensor:sensor.extraArguments[1] goes with --qlys-java-db-update-interval-in-days
  got      "7"
  allowed  the value of another option
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
      `qualys-registry-sensor:sensor.extraArguments[0] has a setting of its own: sensor.libraries.databaseDays
  got      "--qlys-java-db-update-interval-in-days"
  allowed  arguments without a setting
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "values joined to their options",
    stack: "azure",
    config: {
      "sensor.extraArguments": ["--disable-features=ALL", "--mask-env-variable=false", "--log-level=5", "3"],
    },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[3] goes with --log-level
  got      "3"
  allowed  the value of another option
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[3]'`,
      `qualys-registry-sensor:sensor.extraArguments[2] has a setting of its own: sensor.logLevel
  got      "--log-level=5"
  allowed  arguments without a setting
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
      `qualys-registry-sensor:sensor.extraArguments[1] gives --mask-env-variable a value, which takes none
  got      "--mask-env-variable=false"
  allowed  --mask-env-variable
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
      `qualys-registry-sensor:sensor.extraArguments[0] has no value of --disable-features
  got      "--disable-features=ALL"
  allowed  --disable-features= and SBOM
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "an option twice with its value joined to it, and a value too many",
    stack: "gcp",
    config: { "sensor.extraArguments": ["--disable-features=SBOM", "SBOM", "--disable-features=SBOM"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[2] is there already
  got      "--disable-features=SBOM"
  allowed  each option once
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
      `qualys-registry-sensor:sensor.extraArguments[1] is a value without an option
  got      "SBOM"
  allowed  an option before its value
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
    ],
  },
  {
    name: "an option twice, each with its value behind it",
    stack: "gcp",
    config: { "sensor.extraArguments": ["--disable-features", "SBOM", "--disable-features", "SBOM"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[3] goes with --disable-features, which is there already
  got      "SBOM"
  allowed  each option once
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[3]'`,
      `qualys-registry-sensor:sensor.extraArguments[2] is there already
  got      "--disable-features"
  allowed  each option once
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
    ],
  },
  {
    name: "S12: letters behind one dash",
    stack: "kubernetes",
    config: { "sensor.extraArguments": ["-cD"] },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[0] is for a sensor in another mode than registry
  got      "-cD"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
  {
    name: "S12: beginnings and other spellings of options, which stand for them",
    stack: "aws-eks",
    config: {
      "sensor.extraArguments": [
        "--cicd-deployed",
        "--no-registry-sensor",
        "--LOG-LEVEL",
        "5",
        "--log-fi=9",
        "--mask-env",
      ],
    },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[5] stands for --mask-env-variable
  got      "--mask-env"
  allowed  --mask-env-variable, in full
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[5]'`,
      `qualys-registry-sensor:sensor.extraArguments[4] stands for --log-filepurgecount, which has a setting of its own: sensor.logFiles.count
  got      "--log-fi=9"
  allowed  arguments without a setting
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[4]'`,
      `qualys-registry-sensor:sensor.extraArguments[3] goes with --LOG-LEVEL
  got      "5"
  allowed  the value of another option
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[3]'`,
      `qualys-registry-sensor:sensor.extraArguments[2] stands for --log-level, which has a setting of its own: sensor.logLevel
  got      "--LOG-LEVEL"
  allowed  arguments without a setting
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
      `qualys-registry-sensor:sensor.extraArguments[1] stands for --registry-sensor, which is set by this program, always
  got      "--no-registry-sensor"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
      `qualys-registry-sensor:sensor.extraArguments[0] stands for --cicd-deployed-sensor, which is for a sensor in another mode than registry
  got      "--cicd-deployed"
  allowed  arguments that nothing else sets
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[0]'`,
    ],
  },
];

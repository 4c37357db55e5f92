import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { extraArguments as refuseTaken, further } from "../../../settings/rules/arguments";
import { containerd, crio, docker, type Runtime } from "../../../components/qualys-sensor/runtimes";
import { sensorArguments } from "../../../components/qualys-sensor/sensor-arguments";
import { scanPodEnvironment, sensorEnvironment } from "../../../components/qualys-sensor/sensor-environment";
import { anySensor, defaultSensor, sensorWith } from "./sensors";

const podUrl = "https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor";
const runtime = fc.constantFrom(containerd, crio, docker);

/** Checks something of every command line that there can be. */
function ofEvery(check: (args: string[], runtime: Runtime, sensor: typeof defaultSensor) => void) {
  fc.assert(
    fc.property(runtime, anySensor, (runtime, sensor) => check(sensorArguments(runtime, sensor), runtime, sensor)),
  );
}

function valueOf(args: string[], flag: string): string | undefined {
  return args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined;
}

describe("the sensor's command line", () => {
  const common = [
    ...["--scanning-policy", "StaticScanningOnly", "--scan-thread-pool-size", "4"],
    ...["--perform-sca-scan", "--sca-scan-timeout-in-seconds", "900", "--perform-secret-detection"],
    ...["--enable-disk-space-check", "--log-level", "3", "--enable-console-logs"],
    ...["--log-filesize", "10M", "--log-filepurgecount", "5"],
  ];

  it("on Kubernetes is, by default", () => {
    const mode = ["--k8s-mode", "--container-runtime", "containerd", "--registry-sensor"];
    assert.deepEqual(sensorArguments(containerd, defaultSensor), [
      ...mode,
      "--storage-driver-type",
      "overlay",
      ...common,
    ]);
  });

  it("on ECS is, by default", () => {
    const mode = ["--ecs-mode", "--registry-sensor"];
    assert.deepEqual(sensorArguments(docker, defaultSensor), [...mode, "--storage-driver-type", "overlay2", ...common]);
  });

  it("X18: makes a registry sensor and nothing else, on every platform", () => {
    ofEvery((args) => {
      assert.equal(args.filter((arg) => arg === "--registry-sensor").length, 1);
      assert.ok(!args.includes("--cicd-deployed-sensor"));
    });
  });

  it("E2, X3: names one orchestrator, and the runtime that the nodes have", () => {
    ofEvery((args, runtime) => {
      const modes = args.filter((arg) => ["--k8s-mode", "--ecs-mode", "--swrm-mode", "--dcos-mode"].includes(arg));
      assert.deepEqual(modes, [runtime === docker ? "--ecs-mode" : "--k8s-mode"]);
      const names = new Map([
        [containerd, "containerd"],
        [crio, "cri-o"],
      ]);
      assert.equal(valueOf(args, "--container-runtime"), names.get(runtime));
      assert.ok(!args.includes("--use-kubectl"));
    });
  });

  it("S1, S4: reads image layers as the runtime stores them: overlay2 is Docker's, overlay the others'", () => {
    ofEvery((args, runtime) => {
      assert.equal(valueOf(args, "--storage-driver-type"), runtime === docker ? "overlay2" : "overlay");
    });
  });

  it("S6: says that there is no data volume, or how large its logs may be", () => {
    ofEvery((args, _, { persistence }) => {
      const nowhere = persistence === "none";
      assert.equal(args.includes("--sensor-without-persistent-storage"), nowhere);
      assert.equal(args.includes("--qlys-disable-default-logging-to-file"), nowhere);
      assert.equal(args.includes("--log-filesize"), !nowhere);
      assert.equal(args.includes("--log-filepurgecount"), !nowhere);
    });
  });

  it("S12: holds nothing that only a general sensor knows", () => {
    ofEvery((args) => {
      for (const flag of ["--optimize-image-scans", "--disableImageScan", "--disableContainerScan"]) {
        assert.ok(!args.includes(flag), flag);
      }
    });
  });

  it("holds nothing that the other settings make meaningless", () => {
    ofEvery((args, runtime, { scans, libraries, insecureRegistries, profileTags }) => {
      assert.equal(args.includes("--sca-scan-timeout-in-seconds"), scans.softwareComposition);
      assert.equal(args.includes("--disallow-internet-access-for-sca"), scans.softwareComposition && libraries.offline);
      assert.ok(scans.softwareComposition || !args.includes("--qlys-java-db-update-interval-in-days"));
      assert.equal(args.includes("--insecure-registry"), insecureRegistries && runtime === containerd);
      assert.equal(args.includes("--tag-sensor-profile"), profileTags.length > 0);
    });
  });

  it("S22: tells the sensor what each setting says", () => {
    const sensor = sensorWith({
      scans: { softwareComposition: true, secrets: false, malware: true, limitResources: true },
      libraries: { timeoutSeconds: 1800, offline: false, databaseDays: 7 },
      logLevel: 5,
      logFiles: { size: "50M", count: 9 },
      profileTags: ["eu", "production"],
      insecureRegistries: true,
    });
    assert.deepEqual(sensorArguments(containerd, sensor).slice(6), [
      ...["--scanning-policy", "StaticScanningOnly", "--scan-thread-pool-size", "4"],
      ...["--perform-sca-scan", "--sca-scan-timeout-in-seconds", "1800"],
      ...["--qlys-java-db-update-interval-in-days", "7"],
      ...["--perform-malware-detection", "--limit-resource-usage", "--enable-disk-space-check"],
      ...["--tag-sensor-profile", "eu,production", "--insecure-registry"],
      ...["--log-level", "5", "--enable-console-logs", "--log-filesize", "50M", "--log-filepurgecount", "9"],
    ]);
    const offline = sensorWith({ libraries: { timeoutSeconds: 900, offline: true } });
    assert.ok(sensorArguments(docker, offline).includes("--disallow-internet-access-for-sca"));
  });

  it("holds each flag once, and a flag's value after it", () => {
    ofEvery((args) => {
      const flags = args.filter((arg) => arg.startsWith("--"));
      assert.deepEqual(flags, [...new Set(flags)]);
      args.forEach((arg, index) => assert.ok(arg.startsWith("--") || args[index - 1]?.startsWith("--"), arg));
    });
  });

  it("S25: looks at the disk before it scans", () => {
    ofEvery((args) => assert.ok(args.includes("--enable-disk-space-check")));
  });

  it("ends with the extra arguments", () => {
    ofEvery((args, _, { extraArguments }) => {
      assert.deepEqual(args.slice(args.length - extraArguments.length), extraArguments);
    });
  });
});

describe("S12: extra arguments", () => {
  const refused = (sensor: typeof defaultSensor, extraArguments: string[]) =>
    refuseTaken(
      { sensor: { ...sensor, extraArguments } } as Parameters<typeof refuseTaken>[0],
      () => true,
      "2026-01-15",
    );

  it("may not be any flag that the sensor is already given: the settings refuse it", () => {
    ofEvery((args, _, sensor) => {
      const given = args.slice(0, args.length - sensor.extraArguments.length).filter((arg) => arg.startsWith("--"));
      for (const flag of given) {
        assert.equal(refused(sensor, [flag]).length, 1, flag);
        assert.equal(refused(sensor, [`${flag}=2`]).length, 1, flag);
        assert.equal(refused(sensor, ["--newer=1", flag, "2"]).length, 2, flag);
      }
    });
  });

  it("may have their values joined to them or behind them: the same is refused", () => {
    const options = [...Object.keys(further), ...ofAnyMode, "--newer-than-this"].filter((option) => /^--/.test(option));
    const value = fc.oneof(fc.constantFrom("SBOM", "1", "20"), fc.stringMatching(/^[^\s-]\S*$/));
    fc.assert(
      fc.property(fc.constantFrom(...options), value, (option, value) => {
        const [joined, behind] = [[`${option}=${value}`], [option, value]].map((given) =>
          refused(defaultSensor, given),
        );
        assert.equal(joined?.length === 0, behind?.length === 0);
      }),
    );
  });

  /** All that the vendor's chart and its installer know, and what somebody may hope for. */
  const ofAnyMode = [
    ...["--registry-sensor", "-r", "--cicd-deployed-sensor", "-c", "--disable-auto-update", "-D"],
    ...["--enable-auto-update", "--k8s-mode", "--ecs-mode", "--swrm-mode", "--dcos-mode", "--use-kubectl"],
    ...["--optimize-image-scans", "--disableImageScan", "--disableContainerScan", "--insecure-registry"],
    ...["--sensor-without-persistent-storage", "--perform-sca-scan", "--concurrent-scan", "--read-only"],
  ];
  const others = ["--mask-env-variable", "--populate-k8smetadata", "--disable-log4j-scanning", "--newer-than-this"];
  const pairs = [
    ["--container-runtime", "podman"],
    ["--storage-driver-type", "overlay2"],
    ["--disable-features", "SBOM"],
    ["--qlys-asset-tracking-flush-threshold-count", "20"],
  ];
  const standIns = ["--registry", "--cicd", "--K8S-MODE", "--no-registry-sensor", "--storage=vfs", "--mask"];
  const words = [...ofAnyMode, ...others, ...standIns].flatMap((flag) => [[flag], [`${flag}=true`]]);
  const written = fc.uniqueArray(fc.constantFrom(...words, ...pairs, ...pairs.map((pair) => [pair.join("=")])));

  it("may not stand for one: by its beginning, in another case, or with no- before it", () => {
    const long = [...ofAnyMode, "--container-runtime", "--log-level", "--storage-driver-type"].filter((option) =>
      option.startsWith("--"),
    );
    const spelling = fc.constantFrom(...long).chain((option) =>
      fc.record({
        option: fc.integer({ min: 3, max: option.length }).map((length) => option.slice(2, length)),
        isUpper: fc.boolean(),
        isOff: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(spelling, ({ option, isUpper, isOff }) => {
        const written = `--${isOff ? "no-" : ""}${option}`;
        const argument = isUpper ? written.toUpperCase() : written;
        assert.equal(refused(defaultSensor, [argument]).length, 1, argument);
        assert.equal(refused(defaultSensor, [`${argument}=2`]).length, 1, argument);
        assert.equal(refused(defaultSensor, [argument, "2"]).length, 2, argument);
      }),
    );
  });

  it("in any combination that the settings take, leave one mode, one orchestrator and one storage driver", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(runtime, anySensor, written, (runtime, sensor, chunks) => {
        const extraArguments = chunks.reduce<string[]>(
          (taken, chunk) => (refused(sensor, [...taken, ...chunk]).length > 0 ? taken : [...taken, ...chunk]),
          [],
        );
        extraArguments.forEach((argument) => seen.add(argument));
        const args = sensorArguments(runtime, { ...sensor, extraArguments });
        const flags = args.filter((arg) => arg.startsWith("-")).map((arg) => arg.split("=")[0] ?? "");
        assert.deepEqual(flags, [...new Set(flags)]);
        assert.deepEqual(
          flags.filter((flag) => ["--registry-sensor", "-r", "--cicd-deployed-sensor", "-c"].includes(flag)),
          ["--registry-sensor"],
        );
        assert.equal(flags.filter((flag) => /^--(k8s|ecs|swrm|dcos)-mode$/.test(flag)).length, 1);
        const own = sensorArguments(runtime, { ...sensor, extraArguments: [] });
        assert.deepEqual(
          ofAnyMode.filter((flag) => flags.includes(flag)),
          ofAnyMode.filter((flag) => own.includes(flag)),
        );
        assert.deepEqual(
          standIns.filter((argument) => extraArguments.includes(argument)),
          [],
        );
      }),
      { numRuns: 300 },
    );
    // The settings take all of the others, so that the law is about something.
    assert.deepEqual(
      [...others, ...pairs.slice(2).flat()].filter((argument) => !seen.has(argument)),
      [],
    );
  });
});

describe("the sensor's environment", () => {
  const names = (variables: readonly { name: string }[]) => variables.map(({ name }) => name);

  it("is, by default, where Qualys is", () => {
    assert.deepEqual(sensorEnvironment(podUrl, defaultSensor), [{ name: "POD_URL", value: podUrl }]);
    assert.deepEqual(scanPodEnvironment(defaultSensor), []);
  });

  it("S26: sizes no pods unless scans start them, which none does that nobody asked for", () => {
    assert.deepEqual([defaultSensor.scanningPolicy, defaultSensor.rbac], ["StaticScanningOnly", "reduced"]);
    fc.assert(
      fc.property(anySensor, (sensor) => {
        assert.equal(scanPodEnvironment(sensor).length > 0, sensor.scanningPolicy !== "StaticScanningOnly");
      }),
    );
  });

  it("X4, S23: never holds an id, nor POD_NAME, which to the sensor is a platform", () => {
    fc.assert(
      fc.property(anySensor, (sensor) => {
        const all = names([...sensorEnvironment(podUrl, sensor), ...scanPodEnvironment(sensor)]);
        for (const name of ["ACTIVATIONID", "CUSTOMERID", "POD_NAME"]) assert.ok(!all.includes(name), name);
        assert.deepEqual(all, [...new Set(all)]);
      }),
    );
  });

  it("S22: has a proxy for Qualys and another for registries, as host and port", () => {
    const sensor = sensorWith({ proxy: { address: "a.example:1" }, registryProxy: { address: "b.example:2" } });
    assert.deepEqual(sensorEnvironment(podUrl, sensor).slice(1), [
      { name: "qualys_https_proxy", value: "a.example:1" },
      { name: "https_proxy", value: "b.example:2" },
    ]);
  });

  it("S15: sizes the pods of dynamic scans by their own setting, not by the sensor's", () => {
    const dynamic = sensorWith({ scanningPolicy: "DynamicScanningOnly", scanPodLaunchMinutes: 20 });
    assert.deepEqual(scanPodEnvironment(dynamic), [
      { name: "QUALYS_SCANNING_CONTAINER_LAUNCH_TIMEOUT", value: "20" },
      { name: "QUALYS_SCANNING_CONTAINER_CPUREQUEST", value: "100m" },
      { name: "QUALYS_SCANNING_CONTAINER_CPULIMIT", value: "500m" },
      { name: "QUALYS_SCANNING_CONTAINER_MEMORYREQUESTMB", value: "300Mi" },
      { name: "QUALYS_SCANNING_CONTAINER_MEMORYLIMITMB", value: "800Mi" },
    ]);
  });
});

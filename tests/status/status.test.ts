import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, it } from "mocha";
import { isLately } from "../../status/kubernetes";
import { verdictOn } from "../../status/report";
import { readLogs } from "../../status/run";
import { type Answers, sensorStatus } from "./stand-ins";

const id = "5a1f0c1e-0000-0000-0000-00000000000a";
const log = [
  `INFO activation ${id} sent to cmsqagpublic`,
  "ERROR registry.example:5000 refused the connection",
  "INFO idle",
];

const onEcs = { sensorService: "sensor", clusterName: "registry", sensorLogGroup: "sensor-logs" };
const task = (instance: string, lastStatus: string, stoppedReason?: string) => ({
  taskArn: `arn:aws:ecs:eu-central-1:1:task/registry/task-${instance}`,
  taskDefinitionArn: "sensor:2",
  containerInstanceArn: `arn:aws:ecs:eu-central-1:1:container-instance/registry/${instance}`,
  lastStatus,
  stoppedReason,
  containers: [{ image: "registry.example/sensor@sha256:1" }],
});

function ecs(tasks: readonly object[], rolloutState = "COMPLETED", stopped: readonly object[] = []) {
  const service = {
    taskDefinition: "sensor:2",
    deployments: [{ rolloutState, rolloutStateReason: "tasks did not stay up" }],
    events: [{ message: "(service sensor) was unable to place a task" }],
  };
  const instances = ["a", "b"].map((name) => `arn:aws:ecs:eu-central-1:1:container-instance/registry/${name}`);
  const list = "ecs list-tasks --cluster registry --service-name sensor --desired-status";
  return {
    pulumi: { "stack output": onEcs, "config get aws:region": "eu-central-1\n" },
    aws: {
      "ecs describe-services --cluster registry --services sensor --region eu-central-1": { services: [service] },
      "ecs list-container-instances --cluster registry": { containerInstanceArns: instances },
      [`${list} RUNNING`]: { taskArns: tasks.map((_, index) => `t${index}`) },
      [`${list} STOPPED`]: { taskArns: stopped.map((_, index) => `s${index}`) },
      "ecs describe-tasks --cluster registry --tasks t0": { tasks },
      "ecs describe-tasks --cluster registry --tasks s0": { tasks: stopped },
      "logs tail sensor-logs --log-stream-names sensor/qualys-sensor/task-a --since 1h": log.join("\n"),
      "logs tail sensor-logs --log-stream-names sensor/qualys-sensor/task-b --since 1h": "INFO registered\n",
    },
  };
}

describe("make sensor-status on ECS", () => {
  const running = [task("a", "RUNNING"), task("b", "RUNNING")];

  it("finds a sensor on every instance, and shows its log without ids", () => {
    const { status, stdout } = sensorStatus(ecs(running), "aws-ecs");
    assert.equal(status, 0, stdout);
    assert.match(
      stdout,
      /^Cluster {2}registry in eu-central-1\nImage {4}registry.example\/sensor@sha256:1\nSensors {2}2 of 2 work\n/,
    );
    assert.match(stdout, /^Failures 1 line, the newest:\n {2}a: ERROR registry.example:5000 refused the connection$/m);
    assert.match(
      stdout,
      /^Qualys {3}2 of 2 sensors speak of it:\n {2}- a: INFO activation \*{8} sent to cmsqagpublic$/m,
    );
    assert.ok(!stdout.includes(id));
    assert.match(stdout, /What cannot be seen from here: whether Qualys takes/);
  });

  it("tells which registries the sensors speak of, and whether they do so of a failure", () => {
    const asked = sensorStatus(ecs(running), "aws-ecs", "--registry", "registry.example:5000", "--registry", "hub");
    assert.equal(asked.status, 1);
    assert.match(
      asked.stdout,
      /^registry.example:5000 1 of 2 sensors speak of it, 1 last of a failure:\n {2}✗ a: ERROR .*\nhub {6}not mentioned as used/m,
    );
  });

  it("E3: names the instances without a sensor, and says why there is none", () => {
    const { status, stdout } = sensorStatus(ecs([task("a", "RUNNING")], "FAILED"), "aws-ecs");
    assert.equal(status, 1);
    assert.match(
      stdout,
      /✗ b has no sensor\.\n {2}✗ The deployment failed: tasks did not stay up\n {2}✗ \(service sensor\) was unable/,
    );
  });

  it("S24: takes no sensor for working that ends by itself, unless it was an earlier version", () => {
    const stopped = (stopCode: string, taskDefinitionArn = "sensor:2") => [
      { ...task("a", "STOPPED"), stopCode, taskDefinitionArn },
    ];
    const { status, stdout } = sensorStatus(ecs(running, "COMPLETED", stopped("EssentialContainerExited")), "aws-ecs");
    assert.equal(status, 1);
    assert.match(stdout, /✗ Sensors of this version ended once in the last hour\.$/m);
    for (const harmless of [stopped("ServiceSchedulerInitiated"), stopped("EssentialContainerExited", "sensor:1")])
      assert.equal(sensorStatus(ecs(running, "COMPLETED", harmless), "aws-ecs").status, 0);
  });

  it("names a task that does not run", () => {
    const { status, stdout } = sensorStatus(ecs([task("a", "RUNNING"), task("b", "PENDING", "no image")]), "aws-ecs");
    assert.equal(status, 1);
    assert.match(stdout, /Sensors {2}1 of 2 work\n {2}✗ b: PENDING: no image$/m);
  });

  it("S31: takes what removes the sensors' data for no sensor", () => {
    const cleaning = { ...task("a", "RUNNING"), containers: [{ name: "clean-up" }, { name: "cleaned" }] };
    const { status, stdout } = sensorStatus(ecs([cleaning, cleaning]), "aws-ecs");
    assert.equal(status, 1);
    assert.match(stdout, /✗ No sensor runs: sensor\.cleanUp removes what they kept\.$/m);
  });

  it("looks at every task, a hundred at a time", () => {
    const many = Array.from({ length: 250 }, (_, index) => task(`i${index}`, "RUNNING"));
    const { pulumi, aws } = ecs(many);
    const arns = (from: number, to: number) => many.slice(from, to).map((_, index) => `t${from + index}`);
    const described = [0, 100, 200].map((from) => {
      const to = Math.min(from + 100, 250);
      const asked = `ecs describe-tasks --cluster registry --tasks ${arns(from, to).join(" ")} --region`;
      return [asked, { tasks: many.slice(from, to) }] as const;
    });
    const others = Object.entries(aws).filter(([asked]) => !asked.startsWith("ecs describe-tasks"));
    const containerInstanceArns = many.map((each) => each.containerInstanceArn);
    const instances = { "ecs list-container-instances --cluster registry": { containerInstanceArns } };
    const logs = { "logs tail": "INFO registered\n" };
    const answers = { ...Object.fromEntries(others), ...instances, ...Object.fromEntries(described), ...logs };
    const { status, stdout } = sensorStatus({ pulumi, aws: answers }, "aws-ecs");
    assert.match(stdout, /^Sensors {2}250 of 250 work$/m);
    assert.equal(status, 0);
  });

  it("is no success without any task", () => {
    assert.equal(sensorStatus(ecs([]), "aws-ecs").status, 1);
  });
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const pod = (node: string, restartCount = 0, finishedAt?: string, state: object = { running: {} }) => ({
  metadata: { name: `pod-${node}` },
  spec: { nodeName: node },
  status: {
    phase: "Running",
    conditions: [{ type: "Ready", status: "waiting" in state ? "False" : "True" }],
    containerStatuses: [
      { restartCount, state, lastState: finishedAt ? { terminated: { finishedAt, exitCode: 0 } } : {} },
    ],
  },
});
const node = (name: string, arch = "amd64") => ({
  metadata: { name, labels: { "kubernetes.io/arch": arch } },
  spec: {},
});

function kubernetes(
  pods: readonly object[],
  nodes: readonly object[],
  name = "qualys-sensor",
): Record<"pulumi" | "kubectl", Answers> {
  const daemonSet = {
    metadata: { generation: 1 },
    spec: {
      template: {
        spec: { nodeSelector: { "kubernetes.io/arch": "amd64" }, containers: [{ name, image: "sensor@sha256:1" }] },
      },
    },
    status: {
      observedGeneration: 1,
      desiredNumberScheduled: pods.length,
      updatedNumberScheduled: pods.length,
      numberAvailable: pods.length,
    },
  };
  const kubectl = {
    "config view --minify": "https://cluster.example",
    "get daemonsets -o json -n qualys-sensor": { items: [daemonSet] },
    "get pods -o json -n qualys-sensor -l app.kubernetes.io/name=qualys-sensor": { items: pods },
    "get nodes -o json": { items: nodes },
    "logs pod-a -n qualys-sensor --tail=": log.join("\n"),
  };
  return { pulumi: { "stack output": { image: "sensor@sha256:1" } }, kubectl };
}

describe("make sensor-status on Kubernetes", () => {
  const asked = (programs: ReturnType<typeof kubernetes>, ...args: string[]) =>
    sensorStatus(programs, "azure", ...args);

  it("finds a sensor on every node that can bear one, and says what the others lack", () => {
    const { status, stdout } = asked(kubernetes([pod("a")], [node("a"), node("arm", "arm64")]));
    assert.equal(status, 0, stdout);
    assert.match(
      stdout,
      /^Cluster {2}https:\/\/cluster.example\n.*\nSensors {2}1 of 1 work\n {2}- arm: kubernetes.io\/arch is arm64, not amd64\n/,
    );
  });

  it("S24: takes no sensor for working that has been started again in the last hour", () => {
    const { status, stdout } = asked(kubernetes([pod("a", 3, minutesAgo(20))], [node("a")]));
    assert.equal(status, 1);
    assert.match(stdout, /✗ a: Running, ended at \S+Z with code 0, restarted 3 times$/m);
  });

  it("S24: says that a sensor was once started again, as after a restart of its node, and takes it for working", () => {
    const { status, stdout } = asked(kubernetes([pod("a", 1, minutesAgo(90))], [node("a")]));
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^Sensors {2}1 of 1 work\n {2}- a: restarted once, last at \S+Z$/m);
  });

  it("S24: judges by the hour before it looked, and by what holds the sensor up now", () => {
    const now = new Date("2026-11-30T12:00:00Z");
    const times = ["2026-11-30T11:00:01Z", "2026-11-30T11:00:00Z", "2026-11-29T11:59:00Z"];
    assert.deepEqual(
      times.map((time) => isLately(time, now)),
      [true, false, false],
    );
    const waiting = { waiting: { reason: "CrashLoopBackOff", message: "back-off 5m0s" } };
    const { status, stdout } = asked(kubernetes([pod("a", 7, minutesAgo(90), waiting)], [node("a")]));
    assert.equal(status, 1);
    assert.match(stdout, /✗ a: CrashLoopBackOff: back-off 5m0s$/m);
  });

  it("S31: takes what removes the sensors' data for no sensor", () => {
    const { status, stdout } = asked(kubernetes([pod("a")], [node("a")], "cleaned"));
    assert.equal(status, 1);
    assert.match(stdout, /✗ No sensor runs: sensor\.cleanUp removes what they kept\.$/m);
  });

  it("is no success where no node can bear a sensor", () => {
    const { status, stdout } = asked(kubernetes([], [node("arm", "arm64")]));
    assert.equal(status, 1);
    assert.match(stdout, /✗ None of the cluster's 1 nodes is one that a sensor may run on\.$/m);
  });

  it("S24: takes no sensor for registered whose last word about Qualys is a failure", () => {
    const programs = kubernetes([pod("a")], [node("a")]);
    const refused = "ERROR cmsqagpublic.qg1.apps.qualys.com: connection timed out";
    const kubectl = { ...programs.kubectl, "logs pod-a -n qualys-sensor --tail=": `${log.join("\n")}\n${refused}\n` };
    const { status, stdout } = asked({ ...programs, kubectl });
    assert.equal(status, 1);
    assert.match(stdout, /^Qualys {3}1 of 1 sensors speak of it, 1 last of a failure:\n {2}✗ a: ERROR cmsqagpublic/m);
  });

  it("S24: cannot tell of sensors whose logs cannot be read, or say nothing of a registration", () => {
    const { status, stdout } = asked(kubernetes([pod("b")], [node("b")]));
    assert.equal(status, 2);
    assert.match(stdout, /^Log {6}of 1 sensors cannot be read$/m);
    assert.match(stdout, /^Verdict {2}cannot be told: /m);
    const { aws, pulumi } = ecs([task("a", "RUNNING"), task("b", "RUNNING")]);
    const logs = { "logs tail sensor-logs --log-stream-names sensor/qualys-sensor/task-b --since 1h": "INFO idle\n" };
    assert.equal(sensorStatus({ pulumi, aws: { ...aws, ...logs } }, "aws-ecs").status, 2);
  });

  it("notices that it looks at another cluster", () => {
    const programs = kubernetes([pod("a")], [node("a")]);
    const { status, stdout } = asked({ ...programs, pulumi: { "stack output": { image: "sensor@sha256:2" } } });
    assert.equal(status, 1);
    assert.match(stdout, /It runs sensor@sha256:1, and the stack says sensor@sha256:2: is this the stack's cluster\?/);
    const empty = { ...programs.kubectl, "get daemonsets -o json -n qualys-sensor": { items: [] } };
    const nothing = asked({ ...programs, kubectl: empty });
    assert.equal(nothing.status, 2);
    assert.match(nothing.stderr, /^There is no sensor in the cluster at https:\/\/cluster.example\./);
  });

  it("looks at the cluster that the stack was deployed to, unless another is named", () => {
    const { kubectl } = kubernetes([pod("a")], [node("a")]);
    const at = (context: string) =>
      Object.fromEntries(Object.entries(kubectl).map(([args, answer]) => [`--context ${context} ${args}`, answer]));
    const pulumi = { "stack output": { image: "sensor@sha256:1", context: "rack-7" } };
    const status = (context: string, ...args: string[]) =>
      sensorStatus({ pulumi, kubectl: at(context) }, "kubernetes", ...args).status;
    assert.deepEqual([status("rack-7"), status("rack-8"), status("rack-8", "--context", "rack-8")], [0, 2, 0]);
  });

  it("cannot tell without the programs, the stack or the arguments", () => {
    assert.match(sensorStatus({}, "azure").stderr, /^pulumi cannot be run: is it on the PATH\?/);
    assert.match(sensorStatus({ pulumi: {} }, "azure").stderr, /^pulumi stack output --json --stack azure\nrefused: /);
    for (const args of [[], ["azure", "gcp"], ["azure", "--what"]]) {
      const { status, stderr } = sensorStatus({}, ...args);
      assert.equal(status, 2);
      assert.match(stderr, /^Usage: make sensor-status STACK=/);
    }
  });
});

describe("the verdict on what sensors say", () => {
  const registry = "registry.example:5000";

  /** Where the log of the only sensor is this one. */
  function told(log: readonly string[], ...registries: string[]) {
    const sensors = [{ node: "a", works: true, state: "Running", log }];
    return verdictOn({ where: "cluster", image: "sensor", sensors, problems: [], remarks: [] }, registries);
  }

  it("is good of a registry whose failures are over", () => {
    assert.equal(told(log, registry), "unhealthy");
    assert.equal(told([...log, "INFO registry.example:5000 listed"], registry), "healthy");
  });

  for (const line of [
    "WARN registration failed: HTTP 401 invalid activation id",
    "Registration with https://cmsqagpublic.qg1.apps.qualys.com failed, retrying",
    "[Err] Provisioning denied",
    "registration timed out",
    "INFO registration: HTTP/1.1 403",
    "INFO registration again: status=503",
    "WARN cmsqagpublic.qg1.apps.qualys.com: x509: certificate signed by unknown authority",
    "WARN provisioning refused: Unauthorized",
  ])
    it(`S24: is bad of a sensor that says last: ${line}`, () => {
      assert.equal(told([...log, line]), "unhealthy");
      assert.equal(told([...log, line, "INFO registration complete"]), "healthy");
    });

  for (const line of [
    "WARN pull from registry.example:5000 failed: x509: certificate signed by unknown authority",
    "WARN registry.example:5000: no such host",
    "INFO listing https://registry.example:5000/v2/_catalog: 401",
  ])
    it(`S24: is bad of a registry of which a sensor says last: ${line}`, () => {
      assert.equal(told([...log, "INFO listed registry.example:5000", line], registry), "unhealthy");
    });

  it("cannot be told where they say nothing of a registration", () => {
    assert.equal(told(["INFO idle"]), "unknown");
  });

  it("S24: cannot be told of a registry that no line names as the host of images", () => {
    const registered = "INFO registration complete";
    for (const line of [
      "INFO idle",
      "INFO fetching the java-db database from ghcr.io/aquasecurity/trivy-java-db",
      "INFO pulled not-ghcr.io/app:1",
      "INFO pulled ghcr.io.example/app:1",
      "INFO pulled ghcr.io:5000/app:1",
      "INFO configured ghcr.io",
    ])
      assert.equal(told([registered, line], "ghcr.io"), "unknown", line);
    for (const line of ["INFO pulled ghcr.io/app:1", "INFO listing https://ghcr.io:443/v2/_catalog."])
      for (const asked of ["ghcr.io", "ghcr.io:443", "GHCR.io"])
        assert.equal(told([registered, line], asked), "healthy", line);
  });
});

describe("the logs of many sensors", () => {
  it("are read eight at once, and are each sensor's own", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "logs-"));
    try {
      const trace = path.join(folder, "trace");
      const commands = Array.from({ length: 20 }, (_, index) => {
        const isRead = index !== 13;
        const script = `echo 1 >> "$0"; sleep 0.3; echo -1 >> "$0"; echo log ${index}; ${isRead}`;
        return ["sh", "-c", script, trace];
      });
      const logs = await readLogs(commands);
      assert.deepEqual(
        logs,
        commands.map((_, index) => (index === 13 ? undefined : [`log ${index}`])),
      );
      let running = 0;
      const counts = readFileSync(trace, "utf8")
        .trim()
        .split("\n")
        .map((step) => (running += Number(step)));
      assert.equal(counts.length, 40);
      assert.ok(Math.max(...counts) > 1 && Math.max(...counts) <= 8, String(Math.max(...counts)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

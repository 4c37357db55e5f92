import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { hostFiles } from "../../../../components/qualys-sensor/ecs/host-files";
import type { SensorSettings } from "../../../../components/qualys-sensor/sensor-arguments";
import { ids } from "../registered";
import { pem, sensorWith } from "../sensors";
import { registerSensor, repositoryArn, type SensorTask } from "./objects";

const files = {
  proxy: { address: "10.1.2.3:3128", caCertificate: pem("one") },
  registryCertificates: { "registry.example:5000": pem("registry") },
};

describe("the sensor on ECS", () => {
  let sensor: SensorTask;
  before(async () => {
    sensor = await registerSensor();
  });

  describe("its task", () => {
    it("E1: says how much memory it needs, and how much it may have", () => {
      const { cpu, memory, memoryReservation } = sensor.container;
      assert.deepEqual({ cpu, memory, memoryReservation }, { cpu: 1024, memory: 6144, memoryReservation: 2048 });
      assert.deepEqual([sensor.task.cpu, sensor.task.memory], ["3072", "6144"]);
    });

    it("E2, X18: is a registry sensor, by the same command line as everywhere", () => {
      assert.deepEqual(sensor.container.command.slice(0, 4), [
        ...["--ecs-mode", "--registry-sensor"],
        ...["--storage-driver-type", "overlay2"],
      ]);
    });

    it("E6: is not privileged, and has a network of its own", () => {
      assert.equal(sensor.container.privileged, false);
      assert.equal(sensor.task.networkMode, "awsvpc");
      assert.deepEqual(sensor.task.requiresCompatibilities, ["EC2"]);
    });

    it("has a minute to end its scans", () => {
      assert.equal(sensor.container.stopTimeout, 60);
    });

    it("E19: has no health check", () => {
      assert.equal(sensor.container.healthCheck, undefined);
    });

    it("S27: turns nothing off for SELinux, which an instance that does not enforce it refuses", () => {
      assert.equal(sensor.container.dockerSecurityOptions, undefined);
    });

    it("S21: mounts Docker's socket and store, its identity and its data, where the sensor looks for them", () => {
      const mounts = sensor.container.mountPoints.map(({ sourceVolume, containerPath, readOnly }) => [
        sensor.hostPath(sourceVolume),
        containerPath,
        readOnly,
      ]);
      assert.deepEqual(mounts, [
        ["/var/run/docker.sock", "/var/run/docker.sock", true],
        ["/var/lib/docker", "/var/lib/docker", true],
        ["/var/lib/qualys/data", "/usr/local/qualys/qpa/data", false],
        ["/var/lib/qualys/agent", "/usr/local/qualys/qpa/data/conf/agent-data", false],
      ]);
    });

    it("S6, S10: without persistence has no data, and still its identity", async () => {
      const none = await registerSensor({ persistence: "none" });
      assert.equal(none.hostPath("sensor-data"), undefined);
      assert.equal(none.hostPath("agent-identity"), "/var/lib/qualys/agent");
      assert.ok(none.container.command.includes("--sensor-without-persistent-storage"));
    });

    it("X15, S9: has the capabilities that the setting names", async () => {
      const seed = { drop: ["ALL"], add: ["SYS_ADMIN", "DAC_OVERRIDE", "SETUID", "SETGID"] };
      assert.deepEqual(sensor.container.linuxParameters.capabilities, seed);
      const cases: [SensorSettings["capabilities"], object | undefined][] = [
        ["vendor", undefined],
        ["minimal", { drop: ["ALL"] }],
        [["SYS_PTRACE"], { drop: ["ALL"], add: ["SYS_PTRACE"] }],
      ];
      for (const [capabilities, expected] of cases) {
        assert.deepEqual((await registerSensor({ capabilities })).container.linuxParameters.capabilities, expected);
      }
    });

    it("writes beside its data, with a read-only root, into memory", async () => {
      const { container } = await registerSensor({ readOnlyRootFilesystem: true });
      assert.equal(container.readonlyRootFilesystem, true);
      assert.deepEqual(
        container.linuxParameters.tmpfs?.map(({ containerPath }) => containerPath),
        ["/tmp", "/root/.cache"],
      );
    });

    it("S22, E8: hands over the proxies, whose certificates are on the host", async () => {
      const behind = await registerSensor({ ...files, registryProxy: { address: "10.1.2.4:8080" } });
      assert.deepEqual(behind.container.environment.map(({ name, value }) => `${name}=${value}`).slice(1), [
        "qualys_https_proxy=10.1.2.3:3128",
        "https_proxy=10.1.2.4:8080",
      ]);
      assert.equal(behind.mount("proxy-certificates")?.containerPath, "/etc/qualys/qpa/cert/custom-ca.crt");
      assert.equal(behind.mount("registry-certificates")?.containerPath, "/etc/docker/certs.d");
    });

    it("mounts no certificate that the instances do not get", () => {
      assert.deepEqual(hostFiles(sensorWith({})), {});
      assert.deepEqual(hostFiles(sensorWith(files)), {
        "/var/lib/qualys/certificates/custom-ca.crt": pem("one"),
        "/etc/docker/certs.d/registry.example:5000/ca.crt": pem("registry"),
      });
    });

    it("sends its log to a group that is encrypted and kept, without waiting for it", () => {
      const { options } = sensor.container.logConfiguration;
      const group = sensor.one("aws:cloudwatch/logGroup:LogGroup");
      assert.equal(options["awslogs-group"], group.inputs.name);
      assert.deepEqual([options["awslogs-region"], options.mode], ["eu-west-1", "non-blocking"]);
      assert.equal(group.inputs.kmsKeyId, "arn:aws:kms:eu-west-1:123456789012:key/2");
      assert.equal(group.inputs.retentionInDays, 365);
      assert.equal(group.protect, true);
    });
  });

  describe("its ids", () => {
    it("S23, S30, X8: come by reference, in the version that the vault has", () => {
      assert.deepEqual(sensor.container.secrets, [
        {
          name: "ACTIVATIONID",
          valueFrom:
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:activation-id-AbCdEf:::version-of-activation-id",
        },
        {
          name: "CUSTOMERID",
          valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:customer-id-AbCdEf:::version-of-customer-id",
        },
      ]);
      const all = JSON.stringify(sensor.all.map(({ inputs }) => inputs));
      for (const id of Object.values(ids)) assert.ok(!all.includes(id));
    });
  });

  describe("its service", () => {
    it("E3: runs a task on every instance, also on those that are added", () => {
      const { schedulingStrategy, launchType, capacityProviderStrategies, desiredCount } = sensor.service;
      assert.deepEqual([schedulingStrategy, launchType], ["DAEMON", "EC2"]);
      assert.deepEqual([capacityProviderStrategies, desiredCount], [undefined, undefined]);
    });

    it("E4: frees an instance before it starts the new task there, and goes back if that does not stay up", () => {
      const { deploymentMaximumPercent, deploymentMinimumHealthyPercent, deploymentCircuitBreaker } = sensor.service;
      assert.deepEqual([deploymentMaximumPercent, deploymentMinimumHealthyPercent], [100, 0]);
      assert.deepEqual(deploymentCircuitBreaker, { enable: true, rollback: true });
    });

    it("X10: goes back if its new version reports errors, which end no task with a failure (S24)", () => {
      const service = sensor.one("aws:ecs/service:Service");
      const alarm = sensor.one("aws:cloudwatch/metricAlarm:MetricAlarm");
      const { enable, rollback } = sensor.service.alarms as Record<string, unknown>;
      assert.deepEqual([enable, rollback], [true, true]);
      assert.deepEqual(service.propertyDependencies.alarms, [alarm.urn]);
      const filter = sensor.one("aws:cloudwatch/logMetricFilter:LogMetricFilter");
      assert.equal(filter.inputs.pattern, "?ERROR ?FATAL");
      assert.equal(alarm.inputs.metricName, "qualys-sensor-deployment-errors");
      // Known before the service: it does not look at the service's own numbers.
      assert.ok(!alarm.dependencies.includes(service.urn));
    });

    it("X10: is waited for", () => {
      assert.equal(sensor.service.waitForSteadyState, true);
    });

    it("hands its tags to its tasks, and lets nobody in", () => {
      assert.deepEqual([sensor.service.propagateTags, sensor.service.enableExecuteCommand], ["SERVICE", false]);
    });

    it("starts after the rights that its tasks start with", () => {
      const { dependencies } = sensor.one("aws:ecs/service:Service");
      for (const { urn } of sensor.ofType("aws:iam/rolePolicy:RolePolicy")) assert.ok(dependencies.includes(urn), urn);
    });
  });

  describe("its rights", () => {
    it("E14: to start are one repository, one log group, two secrets and one key", () => {
      const group = String(sensor.one("aws:cloudwatch/logGroup:LogGroup").inputs.name);
      const granted = ["image", "logs", "secrets", "key"].flatMap((purpose) =>
        sensor.statements(purpose).map(({ Sid, Resource }) => [Sid, Resource]),
      );
      const secrets = "arn:aws:secretsmanager:eu-west-1:123456789012:secret";
      assert.deepEqual(granted, [
        ["Registry", "*"],
        ["Repository", repositoryArn],
        ["Logs", `arn:aws:logs:eu-west-1:123456789012:log-group:${group}:*`],
        ["Secrets", [`${secrets}:activation-id-??????`, `${secrets}:customer-id-??????`]],
        ["Key", "arn:aws:kms:eu-west-1:123456789012:key/1"],
      ]);
      const [registry] = sensor.statements("image");
      assert.equal(registry?.Action, "ecr:GetAuthorizationToken");
      assert.deepEqual(sensor.statements("key")[0]?.Condition, {
        StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" },
      });
    });

    it("to start an image from elsewhere include the secret that unlocks it, and no repository", async () => {
      const pullSecret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hub-AbCdEf";
      const upstream = await registerSensor({}, { repositoryArn: undefined, pullSecret });
      assert.deepEqual(upstream.container.repositoryCredentials, { credentialsParameter: pullSecret });
      assert.ok((upstream.statements("secrets")[0]?.Resource as string[]).includes(pullSecret));
      assert.throws(() => upstream.statements("image"));
    });

    it("at run time are none", () => {
      const attached = sensor.ofType("aws:iam/rolePolicy:RolePolicy").map(({ name }) => name);
      assert.ok(attached.every((name) => name.startsWith("qualys-sensor-execution-")));
      assert.deepEqual(sensor.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment"), []);
    });

    it("E9, E15: are roles that this account's tasks alone can take on, by names that nobody chose", () => {
      const trusts = sensor
        .ofType("aws:iam/role:Role")
        .map(({ inputs }) => JSON.parse(String(inputs.assumeRolePolicy)));
      assert.equal(trusts.length, 2);
      for (const { Statement } of trusts) {
        assert.deepEqual(Statement[0].Condition, {
          StringEquals: { "aws:SourceAccount": "123456789012" },
          ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:123456789012:*" },
        });
      }
    });
  });

  describe("its security group", () => {
    it("lets nothing in, and out to HTTPS, DNS, and what the settings name", async () => {
      const egress = [{ cidr: "10.9.0.0/24", port: 5000, description: "registry" }];
      const registered = await registerSensor({ egress, proxy: { address: "10.1.2.3:3128" } });
      assert.deepEqual(registered.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"), []);
      const rules = registered
        .ofType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
        .map(({ inputs }) => `${inputs.ipProtocol} ${inputs.cidrIpv4} ${inputs.fromPort}-${inputs.toPort}`);
      assert.deepEqual(rules.sort(), [
        "tcp 0.0.0.0/0 443-443",
        "tcp 10.1.2.3/32 3128-3128",
        "tcp 10.9.0.0/24 5000-5000",
        "tcp 172.20.250.0/24 53-53",
        "udp 172.20.250.0/24 53-53",
      ]);
    });
  });

  it("is made of children of the component, with its name as prefix, tagged", () => {
    const component = sensor.one("qualys:aws:QualysSensor");
    for (const { name, parent, inputs, type } of sensor.all.filter(({ type }) => type.startsWith("aws:"))) {
      assert.equal(parent, component.urn, name);
      assert.match(name, /^qualys-sensor/);
      if (!/rolePolicy|logMetricFilter/.test(type)) assert.deepEqual(inputs.tags, { team: "platform" }, name);
    }
  });

  it("lets go of its log group in a throw-away stack", async () => {
    const { protect } = (await registerSensor({}, { protect: false })).one("aws:cloudwatch/logGroup:LogGroup");
    assert.equal(protect, false);
  });
});

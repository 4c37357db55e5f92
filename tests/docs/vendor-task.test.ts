import { load } from "js-yaml";
import { describe, it } from "mocha";
import { schemas } from "../../settings/schema";
import { registerSensor, type SensorTask } from "../components/qualys-sensor/ecs/objects";
import { read } from "../support/source-files";
import { argumentsOf, assertListed, type Facts, section, settingsIn } from "./vendor-facts";

/** What Qualys' file for ECS says, with `--registry-sensor` besides. */
const { rendered } = JSON.parse(read("tests/docs/vendor-task.json")) as { rendered: Facts };

describe("docs/vendor-chart.md, on ECS", () => {
  it("lists what differs from the vendor's task definition, all of it, each with a reason", async () => {
    const onEcs = section("With the vendor's task definition");
    const { sensor } = load(settingsIn(onEcs)) as { sensor: object };
    const ours = await registerSensor(schemas["aws-ecs"].shape.sensor.parse(sensor));
    assertListed(onEcs, rendered, factsOf(ours));
  });
});

function factsOf(sensor: SensorTask): Facts {
  const { command, environment, secrets, mountPoints, ...container } = sensor.container;
  const { cpu, memory, memoryReservation, essential, privileged, readonlyRootFilesystem, logConfiguration } = container;
  const { capabilities = {} } = container.linuxParameters;
  const rights = ["image", "logs", "secrets", "key"].flatMap((purpose) => sensor.statements(purpose));
  return Object.fromEntries([
    ...argumentsOf(command),
    ...secrets.map(({ name }) => [`variable ${name}`, "from Secrets Manager"]),
    ...environment.map(({ name }) => [`variable ${name}`, "plain text"]),
    ...mountPoints.map(({ sourceVolume, containerPath, readOnly }) => [
      `mount ${containerPath}`,
      `${sensor.hostPath(sourceVolume)} of the instance${readOnly ? ", read-only" : ""}`,
    ]),
    ...Object.entries({ cpu, memory, memoryReservation }).map(([name, value]) => [`resource ${name}`, String(value)]),
    ["container essential", String(essential)],
    ["container stopTimeout", String(container.stopTimeout)],
    ["container log", logConfiguration.logDriver],
    ...(Object.keys(capabilities).length > 0 ? [["security capabilities", JSON.stringify(capabilities)]] : []),
    ["security networkMode", sensor.task.networkMode],
    ["security privileged", String(privileged)],
    ["security readonlyRootFilesystem", String(readonlyRootFilesystem)],
    ...rights.flatMap(({ Action }) =>
      [Action].flat().map((action) => [`right to start: ${String(action)}`, "granted"]),
    ),
  ]) as Facts;
}

import assert from "node:assert/strict";
import type { output } from "@pulumi/kubernetes/types";
import { load } from "js-yaml";
import { describe, it } from "mocha";
import { clouds } from "../../settings/clouds";
import { parseSettings } from "../../settings/parse";
import { schemas } from "../../settings/schema";
import { settingsOf } from "../../settings/shape";
import { registerSensor, type SensorObjects } from "../components/qualys-sensor/kubernetes/objects";
import { configuration, today } from "../settings/configuration";
import { read } from "../support/source-files";
import { argumentsOf, assertListed, bare, type Facts, rowsOf, section, settingsIn } from "./vendor-facts";

interface VendorChart {
  /** Default of each value, empty where there is none. */
  readonly options: Readonly<Record<string, string>>;
  /** What the chart makes of its defaults, with `registrySensor` true. */
  readonly rendered: Facts;
}

const chart = JSON.parse(read("tests/docs/vendor-chart.json")) as VendorChart;
const withItsValues = section("With the vendor's values");

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text);

describe("docs/vendor-chart.md", () => {
  const rows = rowsOf(section("Every value"));
  const settings = new Set(clouds.flatMap((cloud) => settingsOf(cloud)));

  it("has every value of the vendor's chart, with its default", () => {
    const listed = Object.fromEntries(rows.map(([option = "", standard = ""]) => [bare(option), bare(standard)]));
    assert.deepEqual(listed, chart.options);
    assert.equal(rows.length, Object.keys(chart.options).length);
  });

  it("names settings that exist, or says why there is none", () => {
    for (const [option = "", , here = "", remark = ""] of rows) {
      if (["always", "fixed", "never"].includes(here)) {
        assert.ok(remark.length >= 10, `${option}: no reason`);
      } else {
        const unknown = quoted(here).filter((setting) => !settings.has(setting));
        assert.deepEqual(unknown, [], option);
        assert.ok(quoted(here).length > 0, option);
      }
    }
  });

  for (const [option = "", , here, remark = ""] of rows.filter(([, , cell]) => cell === "`sensor.extraArguments`")) {
    if (option === "`qualys.add_args`") continue;

    it(`S22: names arguments that ${bare(here ?? "")} takes for ${bare(option)}`, () => {
      const parsed = parseSettings(configuration("aws-eks", { "sensor.extraArguments": quoted(remark) }), today);
      assert.deepEqual("problems" in parsed ? parsed.problems : [], []);
      assert.match(quoted(remark)[0] ?? "", /^--/);
    });
  }

  it("lists what differs from the vendor's sensor, all of it, each with a reason", async () => {
    const { sensor } = load(settingsIn(withItsValues)) as { sensor: object };
    const ours = await registerSensor(schemas["aws-eks"].shape.sensor.parse(sensor));
    assertListed(withItsValues, chart.rendered, factsOf(ours));
  });
});

function factsOf(sensor: SensorObjects): Facts {
  const { args, env, volumeMounts, securityContext } = sensor.container;
  const { hostNetwork, securityContext: ofPod } = sensor.pod;
  const security = { hostNetwork, seccomp: ofPod.seccompProfile.type, ...securityContext };
  return Object.fromEntries([
    ...argumentsOf(args),
    ...env.map((variable) => [`variable ${variable.name}`, valueOf(variable)]),
    ...volumeMounts.map((mount) => [`mount ${mount.mountPath}`, placeOf(sensor, mount)]),
    ...rightsOf(sensor.role).map((right) => [`right in the namespace: ${right}`, "granted"]),
    ...rightsOf(sensor.clusterRole).map((right) => [`right in the cluster: ${right}`, "granted"]),
    ...Object.entries(security)
      .filter(([, value]) => value !== undefined && JSON.stringify(value) !== "{}")
      .map(([name, value]) => [`security ${name}`, String(value)]),
  ]) as Facts;
}

/** That the address is in plain text is alike on both sides; what it is depends on the subscription. */
function valueOf({ name, value, valueFrom }: output.core.v1.EnvVar): string {
  if (name === "POD_URL") return "plain text";
  return valueFrom?.secretKeyRef === undefined ? (valueFrom?.fieldRef.fieldPath ?? value) : "from a Secret";
}

function placeOf(sensor: SensorObjects, { name, readOnly }: output.core.v1.VolumeMount): string {
  const { path, type } = sensor.volume(name)?.hostPath ?? assert.fail(name);
  return [`${path} of the node`, ...(type ? [type] : []), ...(readOnly ? ["read-only"] : [])].join(", ");
}

function rightsOf({ rules }: { readonly rules: readonly output.rbac.v1.PolicyRule[] }): string[] {
  return rules.flatMap(({ verbs, resources, apiGroups }) =>
    verbs.flatMap((verb) =>
      resources.flatMap((each) => apiGroups.map((group) => `${verb} ${group === "" ? "" : `${group}/`}${each}`)),
    ),
  );
}

import type { SensorSettings } from "./sensor-arguments";

export interface Capabilities {
  readonly drop?: string[];
  readonly add?: string[];
}

const presets = {
  /** X15: with a writable runtime socket SYS_ADMIN is no more than the sensor has anyway; it is exempted in writing. */
  seed: { drop: ["ALL"], add: ["SYS_ADMIN", "DAC_OVERRIDE", "SETUID", "SETGID"] },
  /** The runtime's default set, as in Qualys' own chart. Kubernetes forgets an empty object, and would differ for ever. */
  vendor: undefined,
  minimal: { drop: ["ALL"] },
} satisfies Record<string, Capabilities | undefined>;

export function linuxCapabilities(setting: SensorSettings["capabilities"]): Capabilities | undefined {
  return typeof setting === "string" ? presets[setting] : { drop: ["ALL"], add: setting };
}

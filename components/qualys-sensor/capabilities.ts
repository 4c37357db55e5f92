import type { SensorSettings } from "./sensor-arguments";

export interface Capabilities {
  readonly drop: readonly string[];
  readonly add: readonly string[];
}

const presets = {
  /** X15: with a writable runtime socket SYS_ADMIN is no more than the sensor has anyway; it is exempted in writing. */
  seed: { drop: ["ALL"], add: ["SYS_ADMIN", "DAC_OVERRIDE", "SETUID", "SETGID"] },
  /** The runtime's default set, as in Qualys' own chart. */
  vendor: { drop: [], add: [] },
  minimal: { drop: ["ALL"], add: [] },
} satisfies Record<string, Capabilities>;

export function linuxCapabilities(setting: SensorSettings["capabilities"]): Capabilities {
  return typeof setting === "string" ? presets[setting] : { drop: ["ALL"], add: setting.map(withoutPrefix) };
}

/** Both forms are in use; Kubernetes and ECS want the short one. */
function withoutPrefix(capability: string): string {
  return capability.replace(/^CAP_/, "");
}

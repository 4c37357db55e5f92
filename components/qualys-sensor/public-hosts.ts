import { type ImageSettings, parted } from "../image-registry/reference";
import type { SensorSettings } from "./sensor-arguments";

export interface Callers {
  readonly podUrl: string;
  readonly sensor: Pick<SensorSettings, "scans" | "libraries">;
  readonly image: Pick<ImageSettings, "source" | "registry">;
}

/** The database of Java libraries, which the sensor fetches as an image. */
const libraryHosts = ["ghcr.io", "pkg-containers.githubusercontent.com"];

/** Docker Hub by its short name, and where its layers come from. */
const dockerHub = ["registry-1.docker.io", "auth.docker.io", "production.cloudflare.docker.com"];

/** What is called by name on public HTTPS, as far as it is known: Qualys, the libraries' database, the image's source. */
export function publicHosts({ podUrl, sensor, image }: Callers): string[] {
  const { host } = parted(image.source);
  const source = image.registry === "private" ? [] : host === "docker.io" ? dockerHub : [host];
  return [...sensorHosts({ podUrl, sensor }), ...source];
}

/** What of it the sensor itself calls, besides the registries that it scans. */
export function sensorHosts({ podUrl, sensor }: Pick<Callers, "podUrl" | "sensor">): string[] {
  const database = sensor.scans.softwareComposition && !sensor.libraries.offline ? libraryHosts : [];
  return [new URL(podUrl).hostname, ...database];
}

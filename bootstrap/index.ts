import { type Cloud, loadSettings } from "./settings";
import type { Trust } from "./trust";

/** Loaded on demand: no cloud loads another one's SDK. */
const clouds: Readonly<Record<Cloud, () => Promise<{ readonly default: Trust }>>> = {
  aws: () => import("./aws"),
  azure: () => import("./azure"),
  gcp: () => import("./gcp"),
};

/** The variables of each environment, as docs/pipelines.md names them. */
export = async () => {
  const { cloud, pipelines } = loadSettings();
  const trust = await clouds[cloud]();
  return trust.default(pipelines);
};

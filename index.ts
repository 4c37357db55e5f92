import { getStack, type Input } from "@pulumi/pulumi";
import { type Cloud, loadSettings, type Settings } from "./settings";

interface Page<C extends Cloud> {
  readonly default: (settings: Settings<C>) => Outputs | Promise<Outputs>;
}
type Outputs = Record<string, Input<unknown>>;

/** The pages are loaded on demand: an AWS stack never loads the Azure SDK. */
const pages: { readonly [C in Cloud]: () => Promise<Page<C>> } = {
  "aws-ecs": () => import("./stacks/aws-ecs"),
  "aws-eks": () => import("./stacks/aws-eks"),
  azure: () => import("./stacks/azure"),
  gcp: () => import("./stacks/gcp"),
  kubernetes: () => import("./stacks/kubernetes"),
};

async function deploy<C extends Cloud>(cloud: C, settings: Settings<C>): Promise<Outputs> {
  const page = await pages[cloud]();
  return { ...(await page.default(settings)), sensorStatus: `make sensor-status STACK=${getStack()}` };
}

/**
 * X23: stack traces show this program, not its packages. Pulumi's runner finds for every frame its place in TypeScript, and
 * the SDK asks for the trace of each promise: that was a fifth of a run. And it shows errors in colours, in which
 * Node.js goes round in circles at places such as node_modules/@pulumi/output.ts.
 */
const { prepareStackTrace } = Error;
if (prepareStackTrace !== undefined) {
  const isOwn = (frame: NodeJS.CallSite) => !/[\\/]node_modules[\\/]/.test(frame.getFileName() ?? "");
  // Without a limit, the SDK looks for the place where a resource is made, and counts frames.
  const shown = (frames: NodeJS.CallSite[]) => (Error.stackTraceLimit === Infinity ? frames : frames.filter(isOwn));
  Error.prepareStackTrace = (error, frames) => prepareStackTrace(error, shown(frames)) as unknown;
}

export = async () => {
  const settings = loadSettings();
  return deploy(settings.cloud, settings);
};

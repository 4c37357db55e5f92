import { parseArgs } from "node:util";
import { ecsStatus } from "./ecs";
import { kubernetesStatus } from "./kubernetes";
import { report, type Verdict, verdictOn } from "./report";
import { ask, run, Unanswered } from "./run";
import type { SensorStatus } from "./sensor-status";

const usage = `Usage: make sensor-status STACK=… [CONTEXT=…] [REGISTRIES="HOST …"]

Looks whether the sensors of a deployed stack run: on ECS by the aws command, on Kubernetes by kubectl and CONTEXT, the
context that the stack was deployed with, or else the current one. It changes nothing. Of Qualys and of each REGISTRY it shows
the newest line of the sensors' logs.

Exit code: 0 a sensor works on every node that is meant for one, the log of each speaks of Qualys and one of each REGISTRY, and
none last of a failure; 1 not so; 2 it cannot be told, as where sensors work and their logs do not speak of it.`;

const exitCodes: Readonly<Record<Verdict, number>> = { healthy: 0, unhealthy: 1, unknown: 2 };

/** Lines of each sensor's log that are read. */
const lines = 2000;

interface Asked {
  readonly stack: string;
  readonly context?: string;
  readonly registries: readonly string[];
}

/** Shows the status of a stack's sensors and answers the exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    const asked = parse(args);
    const status = await statusOf(asked);
    console.log(report(status, asked.registries));
    return exitCodes[verdictOn(status, asked.registries)];
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    console.error(error.message);
    return exitCodes.unknown;
  }
}

function parse(args: string[]): Asked {
  const { values, positionals } = options(args);
  const [stack, ...others] = positionals;
  if (stack === undefined || others.length > 0) throw new Unanswered(usage);
  return { stack, context: values.context, registries: values.registry };
}

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { context: { type: "string" }, registry: { type: "string", multiple: true, default: [] } },
    });
  } catch {
    throw new Unanswered(usage);
  }
}

type Outputs = Readonly<Record<string, string | undefined>>;

/** Only a stack on ECS has a service. */
async function statusOf({ stack, context }: Asked): Promise<SensorStatus> {
  const outputs = ask<Outputs>("pulumi", "stack", "output", "--json", "--stack", stack);
  const { sensorService: service, clusterName: cluster, sensorLogGroup: logGroup } = outputs;
  if (service === undefined || cluster === undefined || logGroup === undefined)
    return kubernetesStatus({
      context: context ?? outputs.context,
      image: outputs.sensorImage ?? outputs.image,
      lines,
      now: new Date(),
    });
  const region = run("pulumi", "config", "get", "aws:region", "--stack", stack).trim();
  return ecsStatus({ region, cluster, service, logGroup });
}

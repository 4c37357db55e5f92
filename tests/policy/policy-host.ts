import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Policies, PolicyResource } from "@pulumi/policy";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";

/** A resource as the engine shows it to Pulumi's host of policies. */
export interface Shown {
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Answer {
  /** Name of the policy and what it says. */
  readonly said: readonly (readonly [policy: string, message: string])[];
  /** Policies that the host has noted as not about this. */
  readonly notApplicable: readonly string[];
  /** How often the host has unpacked properties, which is what it spends most time with. */
  readonly unpacked: number;
}

type Handler = (
  call: { readonly request: unknown },
  callback: (error: Error | undefined, response?: proto.AnalyzeResponse) => void,
) => void;

/** How Pulumi's host hides a value that is not known; its types leave it out. */
export const { unknownCheckingProxy, UnknownValueError, unknownStringValue } = require("@pulumi/policy/proxy") as {
  unknownCheckingProxy(properties: object): Record<string, unknown>;
  readonly UnknownValueError: new (...args: never) => Error;
  unknownStringValue: string;
};

const server = require("@pulumi/policy/server") as Record<
  "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun",
  (name: string, version: string, level: string, policies: Policies) => Handler
>;

/** Pulumi's own host of a policy pack, without the connection to the engine. */
export class PolicyHost {
  readonly #analyze: Handler;
  readonly #analyzeStack: Handler;

  constructor(policies: Policies) {
    this.#analyze = server.makeAnalyzeRpcFun("pack", "1.0.0", "advisory", policies);
    this.#analyzeStack = server.makeAnalyzeStackRpcFun("pack", "1.0.0", "advisory", policies);
  }

  analyze(resource: Shown): Promise<Answer> {
    const { count, message } = counting(new proto.AnalyzeRequest(), resource);
    return answer(this.#analyze, message, count);
  }

  analyzeStack(resources: readonly Shown[]): Promise<Answer> {
    const shown = resources.map((resource) => counting(new proto.AnalyzerResource(), resource));
    const request = new proto.AnalyzeStackRequest().setResourcesList(shown.map(({ message }) => message));
    return answer(this.#analyzeStack, request, () => shown.reduce((sum, { count }) => sum + count(), 0));
  }
}

export const urnOf = ({ type, name }: Shown) => `urn:pulumi:s::p::${type}::${name}`;

function counting<Message extends proto.AnalyzeRequest | proto.AnalyzerResource>(message: Message, resource: Shown) {
  let unpacked = 0;
  const { type, name, properties } = resource;
  message.setType(type);
  message.setName(name);
  message.setUrn(urnOf(resource));
  message.setOptions(new proto.AnalyzerResourceOptions());
  message.getProperties = () => {
    unpacked++;
    return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
  };
  return { message, count: () => unpacked };
}

function answer(handler: Handler, request: unknown, unpacked: () => number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    handler({ request }, (error, response) => {
      if (!response) return reject(error ?? new Error("no answer"));
      resolve({
        said: response.getDiagnosticsList().map((one) => [one.getPolicyname(), one.getMessage()] as const),
        notApplicable: response.getNotApplicableList().map((one) => one.getPolicyName()),
        unpacked: unpacked(),
      });
    });
  });
}

/** A resource as Pulumi's host hands it over: reading what is not known throws. */
export function hosted(
  type: string,
  name: string,
  properties: object,
  propertyDependencies: Record<string, PolicyResource[]> = {},
): PolicyResource {
  return {
    type,
    name,
    urn: `urn:pulumi:s::p::${type}::${name}`,
    props: unknownCheckingProxy(properties),
    opts: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      additionalSecretOutputs: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
    },
    dependencies: [],
    propertyDependencies,
    isType: () => false,
    asType: () => undefined,
  };
}

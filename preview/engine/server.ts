import { fileURLToPath } from "node:url";
import type * as grpc from "@grpc/grpc-js";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { type CallBack, calledBack } from "./callbacks";
import type { Diagnostic, Engine, Position, RegisteredResource, Registration } from "./engine";
import { outputDependencies, type WireProperties } from "./wire";

/** How a program reaches an engine: the resource monitor, which it registers with, and the engine's log. */
export interface EngineServices {
  readonly monitor: grpc.UntypedServiceImplementation;
  readonly engine: grpc.UntypedServiceImplementation;
}

/** An engine as the services of Pulumi's protocol, and the way back to the program. */
export function services(engine: Engine, callBack: CallBack): EngineServices {
  return { monitor: counted(engine, monitor(engine, callBack)), engine: log(engine) };
}

function monitor(engine: Engine, callBack: CallBack): grpc.UntypedServiceImplementation {
  return {
    supportsFeature: answer(() => new resource.SupportsFeatureResponse().setHassupport(true)),
    registerPackage: answer((request: resource.RegisterPackageRequest) =>
      new resource.RegisterPackageResponse().setRef(`${request.getName()}@${request.getVersion()}`),
    ),
    registerStackTransform: answer((request) => {
      engine.stackTransforms.push(calledBack(request, callBack));
      return new Empty();
    }),
    registerResource: answer(async (request: resource.RegisterResourceRequest) => {
      return registered(await engine.register(registration(request, callBack)));
    }),
    registerResourceOutputs: answer((request: resource.RegisterResourceOutputsRequest) => {
      engine.setOutputs(request.getUrn(), properties(request.getOutputs()));
      return new Empty();
    }),
    readResource: answer(async (request: resource.ReadResourceRequest) => {
      const { urn, outputs } = await engine.register(readRegistration(request));
      return new resource.ReadResourceResponse().setUrn(urn).setProperties(struct(outputs));
    }),
    invoke: answer((request: resource.ResourceInvokeRequest) => {
      const result = engine.invoke(request.getTok(), properties(request.getArgs()));
      return new InvokeResponse().setReturn(struct(result));
    }),
    call: answer((request: resource.ResourceCallRequest) => {
      throw new Error(`the offline preview calls no method of a component: ${request.getTok()}`);
    }),
    signalAndWaitForShutdown: answer(() => new Empty()),
  };
}

function log(engine: Engine): grpc.UntypedServiceImplementation {
  const severities: Record<number, Diagnostic["severity"]> = ["debug", "info", "warning", "error"];
  return {
    log: answer((request: engineMessages.LogRequest) => {
      engine.diagnostics.push({
        severity: severities[request.getSeverity()] ?? "info",
        message: request.getMessage(),
        ...(request.getUrn() === "" ? {} : { urn: request.getUrn() }),
      });
      return new Empty();
    }),
    getRootResource: answer(() => new engineMessages.GetRootResourceResponse().setUrn(engine.rootUrn)),
    setRootResource: answer((request: engineMessages.SetRootResourceRequest) => {
      engine.rootUrn = request.getUrn();
      return new engineMessages.SetRootResourceResponse();
    }),
    requirePulumiVersion: answer(() => new engineMessages.RequirePulumiVersionResponse()),
  };
}

function registration(request: resource.RegisterResourceRequest, callBack: CallBack): Registration {
  const inputs = properties(request.getObject());
  const kind = request.getRemote() ? "remote" : request.getCustom() ? "custom" : "component";
  return {
    type: request.getType(),
    name: request.getName(),
    kind,
    inputs,
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    ...(request.getDeletedwith() === "" ? {} : { deletedWith: request.getDeletedwith() }),
    dependencies: request.getDependenciesList(),
    propertyDependencies: kind === "remote" ? dependenciesOf(inputs) : declaredDependencies(request),
    transforms: request.getTransformsList().map((callback) => calledBack(callback, callBack)),
    ...(request.getParent() === "" ? {} : { parent: request.getParent() }),
    ...(request.getProvider() === "" ? {} : { provider: request.getProvider() }),
    ...position(request),
  };
}

/** The innermost place outside of packages. */
function position(request: resource.RegisterResourceRequest): { position?: Position } {
  for (const frame of request.getStacktrace()?.getFramesList() ?? []) {
    const { uri = "", line = 0, column = 0 } = frame.getPc()?.toObject() ?? {};
    if (uri.startsWith("file:") && !uri.includes("/node_modules/"))
      return { position: { file: fileURLToPath(uri), line, column } };
  }
  return {};
}

function readRegistration(request: resource.ReadResourceRequest): Registration {
  return {
    type: request.getType(),
    name: request.getName(),
    kind: "custom",
    inputs: properties(request.getProperties()),
    protect: false,
    dependencies: request.getDependenciesList(),
    propertyDependencies: {},
    transforms: [],
    ...(request.getParent() === "" ? {} : { parent: request.getParent() }),
  };
}

function declaredDependencies(request: resource.RegisterResourceRequest): Record<string, readonly string[]> {
  const declared: [string, string[]][] = [];
  request.getPropertydependenciesMap().forEach((urns, key) => declared.push([key, urns.getUrnsList()]));
  return Object.fromEntries(declared.filter(([, urns]) => urns.length > 0));
}

/** What a component plugin is given carries its dependencies inside the values. */
function dependenciesOf(inputs: WireProperties): Record<string, readonly string[]> {
  const found = Object.entries(inputs).map(([key, value]) => [key, [...new Set(outputDependencies(value))]] as const);
  return Object.fromEntries(found.filter(([, urns]) => urns.length > 0));
}

function registered({
  urn,
  id = "",
  outputs,
  outputDependencies,
}: RegisteredResource): resource.RegisterResourceResponse {
  const response = new resource.RegisterResourceResponse().setUrn(urn).setId(id).setObject(struct(outputs));
  const dependencies = response.getPropertydependenciesMap();
  for (const [output, urns] of Object.entries(outputDependencies)) {
    dependencies.set(output, new resource.RegisterResourceResponse.PropertyDependencies().setUrnsList([...urns]));
  }
  return response;
}

function properties(message: Struct | undefined): WireProperties {
  return message?.toJavaScript() ?? {};
}

function struct(values: WireProperties): Struct {
  return Struct.fromJavaScript(values as Record<string, JavaScriptValue>);
}

function counted(engine: Engine, service: grpc.UntypedServiceImplementation): grpc.UntypedServiceImplementation {
  const methods = Object.entries(service as Record<string, grpc.handleUnaryCall<unknown, unknown>>);
  const counting = methods.map(([name, method]): [string, grpc.handleUnaryCall<unknown, unknown>] => [
    name,
    (call, respond) => {
      engine.requests++;
      method(call, respond);
    },
  ]);
  return Object.fromEntries(counting);
}

/** A method of a service from a function; what it throws reaches the program as the error of its call. */
function answer<Request, Response>(
  reply: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return async ({ request }, respond) => {
    try {
      respond(null, await reply(request));
    } catch (error) {
      const details = error instanceof Error ? error.message : String(error);
      respond(Object.assign(new Error(details), { details }));
    }
  };
}

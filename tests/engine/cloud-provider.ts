/*
 * A stand-in for a cloud's Pulumi provider, for tests with the real engine: `node -r preview/register.js
 * tests/engine/cloud-provider.ts aws`. It answers from the same `preview/cloud` as the offline preview.
 */
import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { cloudConfig } from "../../preview/cloud/config";
import { invokeAnswer, resourceAnswer } from "../../preview/cloud/find";
import { automaticName } from "../../preview/engine/engine";
import * as wire from "../../preview/engine/wire";

const config = cloudConfig(JSON.parse(process.env.STAND_IN_CONFIG ?? "{}") as Record<string, string>);

const typeOf = (urn: string) => urn.split("::")[2]?.split("$").at(-1) ?? "";
const nameOf = (urn: string) => urn.split("::").slice(3).join("::");
const read = (message: Struct | undefined): wire.WireProperties => message?.toJavaScript() ?? {};
const write = (values: wire.WireProperties) => Struct.fromJavaScript(values as Record<string, JavaScriptValue>);

const service: grpc.UntypedServiceImplementation = {
  handshake: answer(() => new provider.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true)),
  attach: answer(() => new Empty()),
  cancel: answer(() => new Empty()),
  getPluginInfo: answer(() => new PluginInfo().setVersion(process.env.STAND_IN_VERSION ?? "0.0.0")),
  getSchema: answer(() => new provider.GetSchemaResponse().setSchema("{}")),
  checkConfig: answer((request: provider.CheckRequest) => new provider.CheckResponse().setInputs(request.getNews())),
  diffConfig: answer(() => new provider.DiffResponse().setChanges(provider.DiffResponse.DiffChanges.DIFF_NONE)),
  configure: answer(() =>
    new provider.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true),
  ),
  check: answer((request: provider.CheckRequest) => {
    const urn = request.getUrn();
    return new provider.CheckResponse().setInputs(
      write(checked(urn, read(request.getOlds()), read(request.getNews()))),
    );
  }),
  diff: answer((request: provider.DiffRequest) => {
    const same = JSON.stringify(read(request.getOldInputs())) === JSON.stringify(read(request.getNews()));
    const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
    return new provider.DiffResponse().setChanges(same ? DIFF_NONE : DIFF_SOME);
  }),
  create: answer((request: provider.CreateRequest) => {
    const inputs = read(request.getProperties());
    if (request.getPreview()) return new provider.CreateResponse().setProperties(write(inputs));
    const { id, properties } = created(request.getUrn(), inputs);
    return new provider.CreateResponse().setId(id).setProperties(write(properties));
  }),
  update: answer((request: provider.UpdateRequest) => {
    const inputs = read(request.getNews());
    const properties = request.getPreview() ? inputs : created(request.getUrn(), inputs).properties;
    return new provider.UpdateResponse().setProperties(write(properties));
  }),
  read: answer((request: provider.ReadRequest) =>
    new provider.ReadResponse().setId(request.getId()).setProperties(request.getProperties()),
  ),
  delete: answer(() => new Empty()),
  invoke: answer((request: provider.InvokeRequest) => {
    const args = wire.revealed(read(request.getArgs())) as Record<string, unknown>;
    const result = wire.wire(invokeAnswer(request.getTok())(args, config));
    return new provider.InvokeResponse().setReturn(write(result as wire.WireProperties));
  }),
};

function checked(urn: string, olds: wire.WireProperties, news: wire.WireProperties): wire.WireProperties {
  const { autoName, defaults } = resourceAnswer(typeOf(urn));
  const named =
    autoName === undefined
      ? {}
      : { [autoName.property]: olds[autoName.property] ?? automaticName(autoName, nameOf(urn), urn) };
  return { ...(wire.wire(defaults ?? {}) as wire.WireProperties), ...named, ...news };
}

function created(urn: string, inputs: wire.WireProperties): { id: string; properties: wire.WireProperties } {
  const id = automaticName({ property: "id" }, nameOf(urn), urn);
  const outputs = resourceAnswer(typeOf(urn)).outputs?.(wire.revealed(inputs) as Record<string, unknown>, {
    id,
    urn,
    config,
  });
  const known = typeof outputs?.id === "string" ? outputs.id : id;
  return { id: known, properties: { ...inputs, ...(wire.wire(outputs ?? {}) as wire.WireProperties) } };
}

function answer<Request, Response>(reply: (request: Request) => Response): grpc.handleUnaryCall<Request, Response> {
  return ({ request }, respond) => {
    try {
      respond(null, reply(request));
    } catch (error) {
      respond({ code: grpc.status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
    }
  };
}

const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
server.addService(ResourceProviderService, service);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  // The engine reads the port from the first line of a plugin's output.
  process.stdout.write(`${port}\n`);
});

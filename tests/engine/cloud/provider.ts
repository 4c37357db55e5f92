import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { isDeepStrictEqual } from "node:util";
import * as wire from "../../../preview/engine/wire";
import { type StandInCloud, type StoredResource, Unfinished, type Values } from "./stand-in-cloud";

export interface RunningProvider {
  readonly port: number;
  close(): void;
}

/** Serves a stand-in cloud as the provider plugin of every cloud, in Pulumi's protocol. */
export async function serve(cloud: StandInCloud): Promise<RunningProvider> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceProviderService, service(cloud));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return { port, close: () => server.forceShutdown() };
}

function service(cloud: StandInCloud): grpc.UntypedServiceImplementation {
  return {
    handshake: answer(() => new provider.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true)),
    attach: answer(() => new Empty()),
    cancel: answer(() => new Empty()),
    getPluginInfo: answer(() => new PluginInfo().setVersion("0.0.0")),
    getSchema: answer(() => new provider.GetSchemaResponse().setSchema("{}")),
    checkConfig: answer((request: provider.CheckRequest) => new provider.CheckResponse().setInputs(request.getNews())),
    diffConfig: answer(() => new provider.DiffResponse().setChanges(provider.DiffResponse.DiffChanges.DIFF_NONE)),
    configure: answer(() =>
      new provider.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true),
    ),
    check: answer((request: provider.CheckRequest) => {
      const news = read(request.getNews());
      const checked = cloud.check(request.getUrn(), values(request.getOlds()), revealed(news));
      return new provider.CheckResponse().setInputs(write(as(news, checked)));
    }),
    diff: answer((request: provider.DiffRequest) => {
      const { changed, replaced } = cloud.diff(
        request.getUrn(),
        values(request.getOldInputs()),
        values(request.getNews()),
      );
      const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
      return new provider.DiffResponse()
        .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
        .setDiffsList(changed)
        .setReplacesList(replaced);
    }),
    create: answer(async (request: provider.CreateRequest) => {
      const inputs = read(request.getProperties());
      if (request.getPreview()) return new provider.CreateResponse().setProperties(request.getProperties());
      const { id, properties } = await cloud.create(request.getUrn(), revealed(inputs)).catch((error: unknown) => {
        throw error instanceof Unfinished ? new PartialState(error, inputs) : error;
      });
      return new provider.CreateResponse().setId(id).setProperties(write(as(inputs, properties)));
    }),
    update: answer(async (request: provider.UpdateRequest) => {
      const inputs = read(request.getNews());
      const response = new provider.UpdateResponse();
      if (request.getPreview()) return response.setProperties(write({ ...read(request.getOlds()), ...inputs }));
      const { properties } = await cloud.update(request.getUrn(), request.getId(), revealed(inputs));
      return response.setProperties(write(as(inputs, properties)));
    }),
    read: answer((request: provider.ReadRequest) => {
      const found = cloud.read(request.getUrn(), request.getId());
      const response = new provider.ReadResponse();
      return found === undefined ? response : asRead(response.setId(found.id), request, found);
    }),
    delete: answer(async (request: provider.DeleteRequest) => {
      await cloud.delete(request.getUrn(), request.getId());
      return new Empty();
    }),
    invoke: answer((request: provider.InvokeRequest) => {
      const result = cloud.invoke(request.getTok(), values(request.getArgs()));
      return new provider.InvokeResponse().setReturn(write(wire.wire(result) as wire.WireProperties));
    }),
  };
}

/** Of what was just taken into the state, only the inputs say what is secret. */
function asRead(response: provider.ReadResponse, request: provider.ReadRequest, found: StoredResource) {
  const inputs = read(request.getInputs());
  return response
    .setInputs(write(as(inputs, found.inputs)))
    .setProperties(write(as({ ...inputs, ...read(request.getProperties()) }, found.properties)));
}

/** Values as they travel: what is in `known` keeps its marks, of secrets above all. */
function as(known: wire.WireProperties, values: Values): wire.WireProperties {
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  const entries = present.map(([key, value]) => {
    const same = key in known && isDeepStrictEqual(wire.revealed(known[key]), value);
    return [key, same ? known[key] : wire.wire(value)] as const;
  });
  return Object.fromEntries(entries);
}

const read = (message: Struct | undefined): wire.WireProperties => message?.toJavaScript() ?? {};
const revealed = (properties: wire.WireProperties) => wire.revealed(properties) as Values;
const values = (message: Struct | undefined) => revealed(read(message));
const write = (properties: wire.WireProperties) => Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);

function answer<Request, Response>(
  reply: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return async ({ request }, respond) => {
    try {
      respond(null, await reply(request));
    } catch (error) {
      const details = error instanceof Error ? error.message : String(error);
      const metadata = error instanceof PartialState ? error.metadata : undefined;
      respond({ code: grpc.status.UNKNOWN, details, metadata });
    }
  };
}

/**
 * What the providers do about a resource that was made and did not become ready, be it by a timeout: they fail, and hand
 * out its id with the failure. The engine keeps it in the state, and the next `up` updates it. (A request whose answer
 * never came is another matter: the providers repeat it with the same token, so that the cloud does not act twice.)
 */
class PartialState extends Error {
  readonly metadata = new grpc.Metadata();

  constructor({ message, resource: { id, properties } }: Unfinished, inputs: wire.WireProperties) {
    super(message);
    const failed = new provider.ErrorResourceInitFailed()
      .setId(id)
      .setReasonsList([message])
      .setInputs(write(inputs))
      .setProperties(write(as(inputs, properties)));
    const detail = new Any();
    detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(message).setDetailsList([detail]);
    this.metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
}

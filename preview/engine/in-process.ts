import type * as grpc from "@grpc/grpc-js";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { TransformRequest, type TransformResponse } from "@pulumi/pulumi/proto/resource_pb";
import { CallbackServer } from "@pulumi/pulumi/runtime/callbacks";
import type { Engine } from "./engine";
import { services } from "./server";

type Method = grpc.handleUnaryCall<unknown, unknown>;
type Client = Record<string, (request: unknown, ...rest: unknown[]) => void>;

/** Where the SDK keeps what it talks to. */
export interface Connections {
  readonly settings: { monitor: unknown; engine: unknown };
  callbacks: unknown;
}

/** Connects the SDK with an engine in the same process: the same messages, with no socket and no bytes in between. */
export function connectInProcess(engine: Engine, connections: Connections): void {
  const offered = services(engine, (callback, request) => invoke(callbacks, callback, request));
  const monitor = client(offered.monitor);
  const callbacks = callbackServer(monitor);
  connections.settings.monitor = monitor;
  connections.settings.engine = client(offered.engine);
  connections.callbacks = callbacks;
}

function client(service: grpc.UntypedServiceImplementation): Client {
  const methods = Object.entries(service as Record<string, Method>).map(([name, method]): [string, Client[string]] => [
    name,
    (request, ...rest) => call(method, request, rest.at(-1)),
  ]);
  return { ...Object.fromEntries(methods), close: () => undefined };
}

/** The implementation looks at nothing of a call but its request. */
function call(method: Method, request: unknown, respond: unknown): void {
  method({ request } as Parameters<Method>[0], respond as Parameters<Method>[1]);
}

/** The SDK's server of callbacks, which no public types describe. */
interface CallbackService {
  readonly _callbacks: ReadonlyMap<string, (request: Uint8Array) => Promise<TransformResponse>>;
}

/** Its constructor would open a socket; it is made as that does, without. */
function callbackServer(monitor: Client): CallbackService {
  return Object.assign(Object.create(CallbackServer.prototype) as CallbackService, {
    _callbacks: new Map(),
    _pendingRegistrations: 0,
    _awaitQueue: [],
    _monitor: monitor,
    _server: { forceShutdown: () => undefined },
    _target: Promise.resolve(""),
  });
}

async function invoke({ _callbacks }: CallbackService, callback: Callback, request: TransformRequest) {
  const asked = _callbacks.get(callback.getToken());
  if (asked === undefined) throw new Error(`the program has no callback ${callback.getToken()}`);
  return asked(request as object as Uint8Array);
}

/** The SDK's callbacks unpack the bytes of a request; one that was never packed they take as it is. */
const unpack = TransformRequest.deserializeBinary.bind(TransformRequest);
TransformRequest.deserializeBinary = (request: Uint8Array | TransformRequest) =>
  request instanceof TransformRequest ? request : unpack(request);

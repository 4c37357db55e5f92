import * as grpc from "@grpc/grpc-js";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { TransformResponse } from "@pulumi/pulumi/proto/resource_pb";
import type { Engine } from "./engine";
import { services } from "./server";

/** An engine on a port of this machine, for programs in other processes. */
export interface ListeningEngine {
  readonly address: string;
  close(): void;
}

export async function listen(engine: Engine): Promise<ListeningEngine> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const programs = new Map<string, CallbacksClient>();
  const offered = services(engine, async (callback, request) => {
    const target = callback.getTarget();
    const program = programs.get(target) ?? new CallbacksClient(target, grpc.credentials.createInsecure());
    programs.set(target, program);
    const message = new CallbackInvokeRequest().setToken(callback.getToken()).setRequest(request.serializeBinary());
    return TransformResponse.deserializeBinary(await invoke(program, message));
  });
  server.addService(ResourceMonitorService, offered.monitor);
  server.addService(EngineService, offered.engine);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      programs.forEach((program) => program.close());
      server.forceShutdown();
    },
  };
}

function invoke(program: CallbacksClient, request: CallbackInvokeRequest): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    program.invoke(request, (error, response) =>
      error === null ? resolve(response.getResponse_asU8()) : reject(new Error(error.details)),
    ),
  );
}

import * as grpc from "@grpc/grpc-js";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { type Callback, CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import { TransformRequest, TransformResourceOptions, TransformResponse } from "@pulumi/pulumi/proto/resource_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { Registration, Transform } from "./engine";

/** Calls a program's transforms back over Pulumi's Callbacks service. */
export class TransformCallbacks {
  readonly #clients = new Map<string, CallbacksClient>();

  transform(callback: Callback): Transform {
    const { target, token } = { target: callback.getTarget(), token: callback.getToken() };
    return async (asked) => {
      const reply = await this.#invoke(target, token, request(asked).serializeBinary());
      return changed(asked, TransformResponse.deserializeBinary(reply));
    };
  }

  close(): void {
    this.#clients.forEach((client) => client.close());
  }

  #invoke(target: string, token: string, request: Uint8Array): Promise<Uint8Array> {
    const message = new CallbackInvokeRequest().setToken(token).setRequest(request);
    return new Promise((resolve, reject) =>
      this.#client(target).invoke(message, (error, response) =>
        error === null ? resolve(response.getResponse_asU8()) : reject(error),
      ),
    );
  }

  #client(target: string): CallbacksClient {
    const known = this.#clients.get(target);
    if (known !== undefined) return known;
    const client = new CallbacksClient(target, grpc.credentials.createInsecure());
    this.#clients.set(target, client);
    return client;
  }
}

function request({
  type,
  name,
  parent,
  kind,
  inputs,
  protect,
  provider,
  dependencies,
}: Registration): TransformRequest {
  const options = new TransformResourceOptions().setProtect(protect).setDependsOnList([...dependencies]);
  if (provider !== undefined) options.setProvider(provider);
  return new TransformRequest()
    .setType(type)
    .setName(name)
    .setCustom(kind === "custom")
    .setParent(parent ?? "")
    .setProperties(Struct.fromJavaScript(inputs as Record<string, JavaScriptValue>))
    .setOptions(options);
}

function changed(asked: Registration, response: TransformResponse): Registration {
  const options = response.getOptions();
  return {
    ...asked,
    inputs: response.getProperties()?.toJavaScript() ?? asked.inputs,
    protect: options?.getProtect() ?? asked.protect,
    dependencies: options?.getDependsOnList() ?? asked.dependencies,
  };
}

import { type Callback, CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import { TransformRequest, TransformResourceOptions, TransformResponse } from "@pulumi/pulumi/proto/resource_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { Registration, Transform } from "./engine";

/** Sends a request to the Callbacks service at an address, and answers its response. */
export type CallBack = (target: string, request: CallbackInvokeRequest) => Promise<Uint8Array>;

/** A transform of the program's, called back over Pulumi's Callbacks service. */
export function calledBack(callback: Callback, callBack: CallBack): Transform {
  return async (asked) => {
    const message = new CallbackInvokeRequest()
      .setToken(callback.getToken())
      .setRequest(request(asked).serializeBinary());
    const reply = await callBack(callback.getTarget(), message);
    return changed(asked, TransformResponse.deserializeBinary(reply));
  };
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

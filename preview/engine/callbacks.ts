import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { TransformRequest, TransformResourceOptions, type TransformResponse } from "@pulumi/pulumi/proto/resource_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { Registration, Transform } from "./engine";

/** Asks a transform of the program's over Pulumi's Callbacks service. */
export type CallBack = (callback: Callback, request: TransformRequest) => Promise<TransformResponse>;

/** A transform of the program's, as one of the engine's. */
export function calledBack(callback: Callback, callBack: CallBack): Transform {
  return async (asked) => changed(asked, await callBack(callback, request(asked)));
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

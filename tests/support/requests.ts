import assert from "node:assert/strict";
import { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { preview } from "../../preview/preview";
import { policy, project } from "./preview";

/** How the Azure program registers the resources of a type, with what a preview has no use for and does not keep. */
export async function requestsFor(type: string): Promise<RegisterResourceRequest[]> {
  const asked = new Set<RegisterResourceRequest>();
  const { setType } = RegisterResourceRequest.prototype;
  RegisterResourceRequest.prototype.setType = function (this: RegisterResourceRequest, value) {
    if (value === type) asked.add(this);
    return setType.call(this, value);
  };
  try {
    await preview({ project, stack: "azure", policy, config: {} });
  } finally {
    RegisterResourceRequest.prototype.setType = setType;
  }
  return [...asked];
}

/** As `requestsFor`, for the one resource of a type. */
export async function requestFor(type: string): Promise<RegisterResourceRequest> {
  const [request, ...others] = await requestsFor(type);
  assert.ok(request !== undefined && others.length === 0);
  return request;
}

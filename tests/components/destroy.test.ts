import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Changes } from "../support/preview";
import { deployed } from "../support/deployed";

const prefix = /^qualys-registry-/;
const shortName = (name: string) => name.replace(prefix, "");

/** What is deleted with something else, by name, and with what. */
async function goneWith(stack: string, changes: Changes = {}): Promise<Record<string, string>> {
  const { registered } = await deployed(stack, changes);
  const names = new Map(registered.map(({ urn, name }) => [urn, shortName(name)]));
  return Object.fromEntries(
    registered.flatMap(({ name, deletedWith }) =>
      deletedWith === undefined ? [] : [[shortName(name), names.get(deletedWith) ?? deletedWith]],
    ),
  );
}

/** What a destroy leaves where it is. */
async function leftBehind(stack: string, changes: Changes = {}): Promise<string[]> {
  const { registered } = await deployed(stack, changes);
  return registered.filter(({ retainOnDelete }) => retainOnDelete).map(({ name }) => shortName(name));
}

/** It goes with its repository, to which the login is long over by then. */
const copiedImage = "images-sensor";

describe("a destroy", () => {
  it("on Azure leaves to the cloud what goes with its container, and asks no vault that it cannot reach", async () => {
    const expected = {
      "vault-activation-id": "vault",
      "vault-customer-id": "vault",
      "cluster-keys-etcd": "cluster-keys",
      "images-import": "images",
      "network-flows-store-recovery": "network-flows-store",
      "cluster-sensor": "cluster",
      "cluster-aksManagedAutoUpgradeSchedule": "cluster",
      "cluster-aksManagedNodeOSUpgradeSchedule": "cluster",
    };
    assert.deepEqual(await goneWith("azure"), expected);
    assert.deepEqual(await goneWith("azure", { protect: false }), expected);
    assert.deepEqual(await leftBehind("azure"), []);
  });

  it("on AWS leaves nothing but the copied image", async () => {
    for (const stack of ["aws-ecs", "aws-eks"]) {
      assert.deepEqual(await leftBehind(stack), [copiedImage]);
      assert.deepEqual(await goneWith(stack), {});
    }
  });

  it("on Google Cloud leaves the project's audit logs on, unless nothing is worth protecting", async () => {
    assert.deepEqual(await leftBehind("gcp"), ["vault", "vault-keys", copiedImage]);
    assert.deepEqual(await leftBehind("gcp", { protect: false }), [copiedImage]);
  });
});

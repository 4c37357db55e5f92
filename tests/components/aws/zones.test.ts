import assert from "node:assert/strict";
import { pickZones } from "../../../components/secure-vpc/aws/zones";

const needs = { count: 2, nodeType: "m6i.xlarge" };

describe("zones of an AWS network", () => {
  it("are the first ones, whatever the node type is", () => {
    assert.deepEqual(pickZones(["a", "b", "c"], ["a", "b"], needs), ["a", "b"]);
    assert.deepEqual(pickZones(["a", "b", "c"], ["c", "b", "a"], needs), ["a", "b"]);
  });

  it("are refused if the region has too few", () => {
    assert.throws(() => pickZones(["a"], ["a"], needs), /network\.zones is 2, but the region has 1: a\./);
  });

  it("are refused if the node type is missing in one, with the zones that have it", () => {
    assert.throws(() => pickZones(["a", "b", "c"], ["a", "c"], needs), /m6i\.xlarge.* not offer in b, only in a, c\./);
    assert.throws(() => pickZones(["a", "b"], [], needs), /not offer in a and b, nowhere in the region\./);
  });
});

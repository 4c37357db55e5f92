import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { changed, type Changes } from "../../preview/changes";

const values = {
  "aws:region": "eu-central-1",
  "p:name": "sensor",
  "p:cluster": '{"nodes":{"min":2},"admins":["a","b"]}',
};
const clusterWith = (changes: Changes) => JSON.parse(changed(values, changes)["p:cluster"] ?? "") as unknown;

describe("changes of a stack's configuration", () => {
  it("take the place of a value, add one, or take one away", () => {
    assert.deepEqual(changed(values, { "aws:region": "eu-west-1", "p:name": undefined, "p:protect": "false" }), {
      "aws:region": "eu-west-1",
      "p:cluster": values["p:cluster"],
      "p:protect": "false",
    });
  });

  it("reach into maps and lists, and leave what stands beside", () => {
    assert.deepEqual(
      clusterWith({ "p:cluster.nodes.max": "9", "p:cluster.admins[1]": "c", "p:cluster.admins[2]": "d" }),
      {
        nodes: { min: 2, max: 9 },
        admins: ["a", "c", "d"],
      },
    );
  });

  it("make the maps and lists that are not there, also in the place of a text", () => {
    const made = changed(values, { "p:network.peers[0]": "10.0.0.0/16", "p:name.of": "sensor" });
    assert.equal(made["p:network"], '{"peers":["10.0.0.0/16"]}');
    assert.equal(made["p:name"], '{"of":"sensor"}');
  });

  it("keep the type of whole numbers, truth values and JSON, and what else there is as text", () => {
    const typed = {
      "p:cluster.a": "-3",
      "p:cluster.b": "true",
      "p:cluster.c": '["x"]',
      "p:cluster.d": "1.30",
      "p:cluster.e": "{",
    };
    assert.deepEqual(clusterWith({ ...typed, "p:cluster.nodes": "{}", "p:cluster.admins": "007" }), {
      nodes: {},
      admins: "007",
      a: -3,
      b: true,
      c: ["x"],
      d: "1.30",
      e: "{",
    });
  });
});

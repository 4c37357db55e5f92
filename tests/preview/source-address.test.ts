import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { sourceAddress } from "../../preview/source-address";

describe("the address of the project's files", () => {
  it("is what the runner says of repository and commit", () => {
    const github = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "a/b", GITHUB_SHA: "c0ffee" };
    assert.equal(sourceAddress(github), "https://github.com/a/b/blob/c0ffee");
    const gitlab = { CI_PROJECT_URL: "https://gitlab.example.com/a/b", CI_COMMIT_SHA: "c0ffee" };
    assert.equal(sourceAddress(gitlab), "https://gitlab.example.com/a/b/-/blob/c0ffee");
  });

  it("is unknown elsewhere, or when half of it is missing", () => {
    assert.equal(sourceAddress({}), undefined);
    assert.equal(sourceAddress({ GITHUB_SERVER_URL: "https://github.com", GITHUB_SHA: "c0ffee" }), undefined);
    assert.equal(sourceAddress({ CI_PROJECT_URL: "https://gitlab.example.com/a/b" }), undefined);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { saying } from "../../preview/progress";

describe("what is said while something is done", () => {
  const terminal = (isTTY: boolean, columns = 80) => {
    const written: string[] = [];
    return { isTTY, columns, written, write: (text: string) => void written.push(text) };
  };

  it("is there on a terminal as long as it is done, and in one line of it", async () => {
    const screen = terminal(true, 12);
    const result = await saying("Previewing aws-eks", screen, () => {
      assert.deepEqual(screen.written, ["Previewing …"]);
      return 42;
    });
    assert.equal(result, 42);
    assert.deepEqual(screen.written, ["Previewing …", "\r\u001b[2K"]);
  });

  it("is gone, too, when it fails", async () => {
    const screen = terminal(true);
    await assert.rejects(
      saying("Previewing", screen, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(screen.written.at(-1), "\r\u001b[2K");
  });

  it("is nothing where it is no terminal", async () => {
    const file = terminal(false);
    assert.equal(await saying("Previewing", file, () => Promise.resolve("done")), "done");
    assert.deepEqual(file.written, []);
  });
});

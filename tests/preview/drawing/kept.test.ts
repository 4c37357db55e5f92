import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { kept } from "../../../preview/drawing/kept";

describe("what is kept from one run to the next", () => {
  let folder = "";
  let made: number[] = [];
  const half = (number: number) => {
    made.push(number);
    return Promise.resolve({ half: number / 2 });
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kept-"));
    made = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is made once for each question", async () => {
    const answers = [await kept(4, half, folder), await kept(6, half, folder), await kept(4, half, folder)];
    assert.deepEqual(
      [answers, made],
      [
        [{ half: 2 }, { half: 3 }, { half: 2 }],
        [4, 6],
      ],
    );
  });

  it("is made anew where it cannot be read, and for each run where nothing can be written", async () => {
    await kept(4, half, folder);
    const [file = ""] = readdirSync(folder);
    writeFileSync(path.join(folder, file), '{"half":');
    assert.deepEqual(await kept(4, half, folder), { half: 2 });
    const nowhere = path.join(folder, file, "below-a-file");
    assert.deepEqual([await kept(4, half, nowhere), await kept(4, half, nowhere)], [{ half: 2 }, { half: 2 }]);
    assert.deepEqual(made, [4, 4, 4, 4]);
  });
});

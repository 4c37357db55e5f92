"use strict";
const { readFileSync } = require("node:fs");
const ts = require("typescript");

/*
 * Pulumi's host hands every TypeScript file to a language service, which takes longer with each: half a minute for this
 * pack. Its files need no more than their types taken off.
 */
require.extensions[".ts"] = (module, filename) => {
  const { outputText } = ts.transpileModule(readFileSync(filename, "utf8"), {
    fileName: filename,
    compilerOptions: { target: "ES2022", module: "commonjs", esModuleInterop: true, inlineSourceMap: true },
  });
  module._compile(outputText, filename);
};
require("./start.ts");

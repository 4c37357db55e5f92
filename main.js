"use strict";
/*
 * What `pulumi` starts: `index.ts` and what it loads, made into JavaScript once and kept, as for the preview. Pulumi itself
 * would load the TypeScript compiler and go through all files at each start, which is a third of what a run computes.
 */
const path = require("node:path");
const keptCode = require("./preview/register").keepSourceMaps();

// Pulumi's runner translates stack traces, and the places of resources, by what it finds where a file is.
const runner = require.resolve("@pulumi/pulumi/cmd/run");
const { install } = require(require.resolve("source-map-support", { paths: [path.dirname(runner)] }));
install({ retrieveFile: (file) => keptCode(file) ?? null });

module.exports = require("./index.ts");

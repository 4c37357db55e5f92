"use strict";
/*
 * Most of `require("@pulumi/pulumi")` is spent on what turns closures into cloud functions and on the automation API,
 * neither of which this program uses: they are loaded when something first does. Every Output keeps a stack trace that
 * nobody reads unless a run fails. And the state of a run is found through Node's AsyncLocalStorage, which slows every
 * promise down; previews follow one another, so a variable does. All three reach into the SDK, whose version is pinned:
 * tests/preview/run.test.ts says when a new version needs another look. The real engine runs the program without them.
 */
const Module = require("node:module");
const path = require("node:path");

const onDemand = new Set(["typescript", "@npmcli/arborist", "normalize-package-data", "./automation"]);
const sdk = path.join("@pulumi", "pulumi");
const load = Module._load;

Module._load = function (request, parent, isMain) {
  const bySdk = parent?.filename?.includes(sdk);
  return onDemand.has(request) && bySdk
    ? lazily(() => load.call(this, request, parent, isMain))
    : load.apply(this, arguments);
};

function lazily(open) {
  let opened;
  const target = () => (opened ??= open());
  return new Proxy(
    {},
    {
      // TypeScript's import helpers ask for `__esModule` while they load the module; true spares them a copy of it,
      // and then the default of a module that has none is the module.
      get: (_, key) => (key === "__esModule" ? true : (target()[key] ?? (key === "default" ? target() : undefined))),
      has: (_, key) => key in target(),
      ownKeys: () => Reflect.ownKeys(target()),
      getOwnPropertyDescriptor: (_, key) => ({ ...Object.getOwnPropertyDescriptor(target(), key), configurable: true }),
    },
  );
}

globalThis.asyncLocalStorage = {
  current: undefined,
  getStore() {
    return this.current;
  },
  run(store, body, ...args) {
    this.current = store;
    return body(...args);
  },
};

if (process.env.PREVIEW_STACK_TRACES !== "true") Error.stackTraceLimit = 0;

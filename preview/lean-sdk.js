"use strict";
/*
 * What the SDK does for others than this program's previews is left out:
 * - what turns closures into cloud functions, dynamic providers, the automation API, tracing, and gRPC, whose messages stay
 *   in this process, are more than half of it; they are loaded when something first uses them, and so are zod's translations;
 * - every Output keeps stack traces and four promises that are watched for being forgotten, and every resource says where
 *   in the program it was made: a preview shows none of it, unless PREVIEW_STACK_TRACES asks for them, and `--sarif` for places;
 * - every property of every resource is an Output, of which a program reads few: it becomes one when it is read;
 * - the SDK says to the engine's log what it is about to do, several times for each resource: no preview shows that;
 * - aliases say what a resource may have been called in earlier deployments, of which a preview knows none; those on Azure
 *   have dozens, and the SDK makes several Outputs of each;
 * - property values travel in protobuf Structs, which the other end, in this process, would only turn into values again;
 * - the state of a run is found through Node's AsyncLocalStorage, which slows every promise down: previews follow one
 *   another, so a variable does.
 * All of it reaches into the SDK, whose version is pinned: tests/preview/lean-sdk.test.ts says when a new version needs
 * another look. The real engine runs the program without them.
 */
const Module = require("node:module");
const path = require("node:path");

const sdk = path.join("node_modules", "@pulumi", "pulumi");
const zod = path.join("node_modules", "zod");

/** What is loaded when something first uses it, and which package would load it at once. */
const onDemand = new Map([
  ["./automation", sdk],
  ["./createClosure", sdk],
  ["./dynamic", sdk],
  ["./provider", sdk],
  ["@grpc/grpc-js", sdk],
  ["@npmcli/arborist", sdk],
  ["@opentelemetry/api", sdk],
  ["fdir", sdk],
  ["normalize-package-data", sdk],
  ["typescript", sdk],
  // Messages in all languages.
  ["../locales/index.cjs", zod],
]);

const load = Module._load;

Module._load = function (request, parent, isMain) {
  return onDemand.has(request) && parent?.filename?.includes(onDemand.get(request) + path.sep)
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
      get: (_, key) => {
        if (key === "__esModule") return true;
        if (key === "makeGenericClientConstructor") return (...service) => clientOf(target, service);
        return target()[key] ?? (key === "default" ? target() : undefined);
      },
      has: (_, key) => key in target(),
      ownKeys: () => Reflect.ownKeys(target()),
      getOwnPropertyDescriptor: (_, key) => ({ ...Object.getOwnPropertyDescriptor(target(), key), configurable: true }),
    },
  );
}

/** Generated code makes the class of a client when it is loaded; it is needed when somebody connects. */
function clientOf(grpc, service) {
  return function Client(...args) {
    return new (grpc().makeGenericClientConstructor(...service))(...args);
  };
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

const pulumi = require("@pulumi/pulumi");
const { mergeOptions } = pulumi;

pulumi.mergeOptions = (...options) => ({ ...mergeOptions(...options), aliases: undefined });

require("@pulumi/pulumi/log").debug = () => Promise.resolve();

const rpc = require("@pulumi/pulumi/runtime/rpc");
const { transferProperties } = rpc;

/** A property becomes an Output when the program first reads it. */
rpc.transferProperties = (resource, label, props) => {
  const resolvers = {};
  for (const key of Object.keys(props)) {
    if (key === "id" || key === "urn") continue;
    const transfer = () => transferProperties(resource, label, { [key]: props[key] })[key];
    // The SDK has words for that.
    if (Object.hasOwn(resource, key)) transfer();
    let answer;
    let resolve;
    resolvers[key] = (...given) => (resolve ? resolve(...given) : (answer = given));
    Object.defineProperty(resource, key, {
      get() {
        delete resource[key];
        resolve = transfer();
        if (answer) resolve(...answer);
        return resource[key];
      },
      set(value) {
        Object.defineProperty(resource, key, { value, writable: true, enumerable: true });
      },
      // The SDK looks through all that an output holds for what is not known, through resources too.
      enumerable: false,
      configurable: true,
    });
  }
  return resolvers;
};

const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
const converted = Struct.fromJavaScript;

/** Property values that become a message when somebody looks at its fields, as a socket does. */
class PropertyValues extends Struct {
  constructor(values) {
    super();
    this.values = values;
  }
  toJavaScript() {
    return this.message?.toJavaScript() ?? this.values;
  }
  getFieldsMap(...args) {
    return (this.message ??= converted(this.values)).getFieldsMap(...args);
  }
}

Struct.fromJavaScript = (values) => new PropertyValues(values);

const tellsPlaces = process.argv.some((word) => /^--sarif(=|$)/.test(word));
if (process.env.PREVIEW_STACK_TRACES !== "true") {
  Error.stackTraceLimit = 0;
  if (!tellsPlaces) pulumi.Resource.callsites = () => [];
  require("@pulumi/pulumi/runtime/debuggable").debuggablePromise = (promise) => promise;
}

"use strict";
// Previews run here as people run them. They are most of what the tests do, and five times slower with the whole SDK.
const { stackTraceLimit } = Error;
const pulumi = require("@pulumi/pulumi");
const { callsites } = pulumi.Resource;
require("../preview/lean-sdk");
// A test that fails says where, and places of resources are told as for `--sarif`.
Error.stackTraceLimit = stackTraceLimit;
pulumi.Resource.callsites = callsites;

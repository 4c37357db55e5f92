"use strict";
/** `many-resources.js` as a unit test of a Pulumi program runs it. */
const pulumi = require("@pulumi/pulumi");

let resources = 0;
pulumi.runtime.setMocks(
  {
    newResource: ({ name, inputs }) => ((resources += 1), { id: `${name}-id`, state: inputs }),
    call: ({ inputs }) => inputs,
  },
  "bench",
  "many",
  true,
);
const program = require("./many-resources.js");
pulumi.runtime
  .runInPulumiStack(async () => program())
  .then(() => pulumi.runtime.disconnect())
  .then(() => {
    if (resources < Number(process.env.RESOURCES)) throw new Error(`there are only ${resources} resources`);
  });

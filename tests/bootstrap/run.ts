import * as pulumi from "@pulumi/pulumi";
import program from "../../bootstrap/index";

/*
 * Runs the program in `bootstrap/` under Pulumi's mocks, with the configuration given as JSON, and prints what it makes and
 * puts out. A process of its own, since the mocks stay.
 */

/** What the clouds answer to look-ups. */
const answers: Readonly<Record<string, object>> = {
  "aws:index/getPartition:getPartition": { partition: "aws" },
  "aws:index/getRegion:getRegion": { region: "eu-central-1" },
  "azure-native:authorization:getClientConfig": { subscriptionId: "SUBSCRIPTION", tenantId: "TENANT" },
  "gcp:organizations/getClientConfig:getClientConfig": { project: "PROJECT" },
};
/** What a cloud says of a resource: here the resource's name and the property's. */
const said = ["arn", "name", "clientId", "principalId", "member", "email"];

async function main(config: string): Promise<void> {
  const resources: Record<string, unknown> = {};
  pulumi.runtime.setAllConfig(JSON.parse(config) as Record<string, string>);
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, type, inputs }) => {
        resources[`${type} ${name}`] = inputs;
        const state = Object.fromEntries(said.map((property) => [property, `${name}.${property}`]));
        return { id: `${name}.id`, state: { ...state, ...inputs } };
      },
      call: ({ token }) => answers[token],
    },
    "pipelines",
  );
  const outputs = await program();
  await pulumi.runtime.disconnect();
  pulumi.output(outputs).apply((variables) => {
    console.log(JSON.stringify({ resources, variables }));
  });
}
main(process.argv[2] ?? "{}").catch((error: unknown) => {
  console.error(error instanceof pulumi.RunError ? error.message : error);
  process.exitCode = 1;
});

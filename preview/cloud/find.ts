import { existsSync } from "node:fs";
import path from "node:path";
import type { ComponentAnswer, InvokeAnswer, ResourceAnswer, ServiceAnswers } from "./answers";

/** The stand-in cloud was asked for something that it has no answer for. */
export class NoAnswer extends Error {
  constructor(kind: string, token: string) {
    super(
      `the offline preview knows no ${kind} ${token}: describe it in preview/cloud/${serviceOf(token)}.ts, ` +
        "or preview with the Pulumi CLI",
    );
  }
}

export const resourceAnswer = (type: string): ResourceAnswer => find("resources", "resource type", type);
export const invokeAnswer = (token: string): InvokeAnswer => find("invokes", "function", token);
export const componentAnswer = (type: string): ComponentAnswer => find("components", "component", type);

function find<Kind extends keyof ServiceAnswers>(
  kind: Kind,
  words: string,
  token: string,
): NonNullable<ServiceAnswers[Kind]>[string] {
  const answers = service(serviceOf(token))[kind] as NonNullable<ServiceAnswers[Kind]> | undefined;
  const answer = answers?.[token];
  if (answer === undefined) throw new NoAnswer(words, token);
  return answer as NonNullable<ServiceAnswers[Kind]>[string];
}

/** `aws:ec2/vpc:Vpc` → `aws/ec2`, `azure-native:keyvault:Vault` → `azure-native/keyvault`. */
function serviceOf(token: string): string {
  const [provider, module = "index"] = token.split(":");
  return `${provider}/${module.split("/")[0]?.toLowerCase()}`;
}

function service(name: string): ServiceAnswers {
  const file = path.join(__dirname, `${name}.ts`);
  return existsSync(file) ? (require(file) as { default: ServiceAnswers }).default : {};
}

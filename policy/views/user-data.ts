import { resource } from "../examples";
import { text } from "../problems";
import type { PropertiesOf } from "../types";
import { namedEach, type View } from "./view";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const instance = "aws:ec2/instance:Instance";

export const encode = (script: string) => Buffer.from(script).toString("base64");
export const decode = (userData: unknown) => Buffer.from(text(userData), "base64").toString("utf8");

/** What an instance of EC2 runs when it starts: templates have it in base64, instances in one form or the other. */
export const userData: View<string> = {
  types: [instance, template],
  items: ({ type, properties }) =>
    namedEach(
      [properties as PropertiesOf<typeof instance>],
      () => "",
      (subject) =>
        type === template ? decode(subject.userData) : text(subject.userData) || decode(subject.userDataBase64),
    ),
  spellings: (script) => [
    [resource(instance, "example", { userData: script })],
    [resource(instance, "example", { userDataBase64: encode(script) })],
    [resource(template, "example", { userData: encode(script) })],
  ],
};

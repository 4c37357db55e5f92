import { resource } from "../examples";
import { text } from "../problems";
import { templatesAndInstances, type Instance, instances, template } from "./instances";
import { namedEach, type View } from "./view";

export const encode = (script: string) => Buffer.from(script).toString("base64");
export const decode = (userData: unknown) => Buffer.from(text(userData), "base64").toString("utf8");

/** What an instance of EC2 runs when it starts: templates have it in base64, instances in one form or the other. */
export const userData: View<string> = {
  types: templatesAndInstances,
  items: ({ type, properties }) =>
    namedEach(
      [properties as Instance],
      () => "",
      (subject) =>
        type === template ? decode(subject.userData) : text(subject.userData) || decode(subject.userDataBase64),
    ),
  spellings: (script) => [
    ...instances.flatMap((type) => [
      [resource(type, "example", { userData: script })],
      [resource(type, "example", { userDataBase64: encode(script) })],
    ]),
    [resource(template, "example", { userData: encode(script) })],
  ],
};

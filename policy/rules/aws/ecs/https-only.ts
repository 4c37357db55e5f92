import { list, text, when } from "../../../problems";
import { taskContainerRule } from "../../../rule";

export default taskContainerRule({
  id: "aws/ecs/https-only",
  title: "Containers are told of no address without TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: {},
  fix: "Write the address with https.",
  check: ({ environment }) =>
    list(environment).flatMap(({ name, value }) => when(text(value).startsWith("http://"), `${name} is ${value}`)),
  good: () => [{ name: "app", environment: [{ name: "POD_URL", value: "https://qualysguard.qualys.com" }] }],
  bad: () => [{ name: "app", environment: [{ name: "POD_URL", value: "http://qualysguard.qualys.com" }] }],
});

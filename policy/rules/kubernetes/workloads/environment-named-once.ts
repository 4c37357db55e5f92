import { list } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/environment-named-once",
  title: "Containers have each variable once",
  why: "Of two values of one name, the one that counts may be the one that nobody meant.",
  severity: "low",
  area: "runtime security",
  controls: { peers: ["4.27"] },
  fix: "Remove all but one of them.",
  check: ({ env }) => {
    const seen = new Set<unknown>();
    const twice = list(env).filter(({ name }) => seen.size === seen.add(name).size);
    return [...new Set(twice.map(({ name }) => `${name} is set twice`))];
  },
  good: () => [{}, { env: [{ name: "MODE", value: "fast" }] }],
  bad: () => [
    {
      env: [
        { name: "MODE", value: "fast" },
        { name: "MODE", value: "slow" },
      ],
    },
  ],
});

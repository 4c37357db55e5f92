import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { isAnywhere } from "../../../views/ports";
import { prefixListEntries } from "../../../views/prefix-lists";

export default ruleOn(prefixListEntries, {
  id: "aws/network/no-anywhere-in-prefix-lists",
  title: "Prefix lists do not hold the whole internet",
  why: "A security group that names the list lets in everybody, and does not look as if it did.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-foundations": ["6.3", "6.4"] },
  fix: "Name the ranges that are meant. What is open to everybody says so in the security group.",
  elsewhere: true,
  check: ({ cidr }) => when(isAnywhere(cidr), `holds ${cidr}`),
  good: () => [{ cidr: "203.0.113.0/24" }, { cidr: "2001:db8::/32" }],
  bad: () => [{ cidr: "0.0.0.0/0" }, { cidr: "::/0" }],
});

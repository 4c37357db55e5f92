import { list, text } from "../problems";
import type { PropertiesOf } from "../types";
import { strings } from "./json";
import { holdsPort, isAnywhere, portRange } from "./ports";

type Firewall = PropertiesOf<"gcp:compute/firewall:Firewall">;

/** Lets traffic in from the whole internet; a rule that names no source does. */
export function admitsAnyone({
  direction,
  disabled,
  sourceRanges,
  sourceTags,
  sourceServiceAccounts,
}: Firewall): boolean {
  if (direction === "EGRESS" || disabled === true) return false;
  const named = [...list(sourceTags), ...list(sourceServiceAccounts)];
  return sourceRanges === undefined ? named.length === 0 : list(sourceRanges).some(isAnywhere);
}

export function opens({ allows }: Firewall, port: number): boolean {
  return list(allows).some(
    ({ protocol, ports }) =>
      text(protocol).toLowerCase() === "all" ||
      (["tcp", "6"].includes(text(protocol).toLowerCase()) &&
        (list(ports).length === 0 || strings(ports).some((range) => holdsPort(portRange(range), port)))),
  );
}

import { text } from "../problems";
import { isMuchOfTheInternet } from "./addresses";

/** True if the range (absent: all ports) holds the port. */
export function holdsPort(range: PortRange | undefined, port: number): boolean {
  return range === undefined || (range.from <= port && port <= range.to);
}

/** True if the first, such as `8000-8080`, holds all ports of the second. */
export function holdsPorts(wide: string, narrow: string): boolean {
  const [outer, inner] = [wide, narrow].map(portRange);
  if (wide === narrow || !outer || !inner) return wide === narrow;
  return outer.from <= inner.from && inner.to <= outer.to;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** `22`, `8000-8080`, or `*` for all, as Azure and Google write it. */
export function portRange(text: string): PortRange | undefined {
  const [from, to = from] = text.split("-").map(Number);
  return Number.isInteger(from) && Number.isInteger(to) ? { from, to } : undefined;
}

/** Ports of remote administration: SSH and RDP. */
export const adminPorts: readonly number[] = [22, 3389];

/** True for the whole internet, however a cloud writes it, and for so much of it that it is as good as the whole. */
export function isAnywhere(range: string | undefined): boolean {
  return isWholeInternet(range) || isMuchOfTheInternet(text(range));
}

/** What refuses no more than a part refuses too little. */
export function isWholeInternet(range: string | undefined): boolean {
  const source = text(range);
  return ["*", "any", "internet"].includes(source.toLowerCase()) || source.endsWith("/0");
}

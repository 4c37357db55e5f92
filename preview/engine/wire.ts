import {
  specialOutputValueSig,
  specialResourceSig,
  specialSecretSig,
  specialSigKey,
  unknownValue,
} from "@pulumi/pulumi/runtime/rpc";
import { unknown } from "../../policy/resource";

/*
 * Property values as they travel between a Pulumi program and the engine: JSON in which secrets, outputs, resources and
 * unknown values are marked by signatures of the SDK.
 */
export type Wire = unknown;
export type WireProperties = Record<string, Wire>;

/** What a secret looks like to everybody but the cloud. */
export const mask = "[secret]";

export const unknownWire = unknownValue;

export function secretWire(value: Wire): Wire {
  return { [specialSigKey]: specialSecretSig, value };
}

/** A resource as a value; its id is not known in a preview. */
export function resourceWire(urn: string): Wire {
  return { [specialSigKey]: specialResourceSig, urn, id: "" };
}

/** A marked value's kind and content, or nothing if the value is plain. */
function marked(value: Wire): { signature: unknown; content: WireProperties } | undefined {
  if (!isObject(value) || !(specialSigKey in value)) return undefined;
  return { signature: value[specialSigKey], content: value };
}

/** Answers a program's inputs back to it: outputs become their values, secrets stay marked. */
export function echo(value: Wire): Wire {
  const mark = marked(value);
  if (mark?.signature === specialOutputValueSig) {
    const { content } = mark;
    if (!("value" in content)) return unknownWire;
    return content.secret === true ? secretWire(echo(content.value)) : echo(content.value);
  }
  return mapChildren(value, echo);
}

/** A value for rules and reports: unknown values are `unknown`, secrets are masked. */
export function plain(value: Wire): unknown {
  if (value === unknownWire) return unknown;
  const mark = marked(value);
  switch (mark?.signature) {
    case specialOutputValueSig:
      return plain(echo(value));
    case specialSecretSig:
      return masked(plain(mark?.content.value));
    case specialResourceSig:
      return mark?.content.id === undefined ? mark?.content.urn : plain(mark.content.id);
    default:
      return mapChildren(value, plain);
  }
}

/** What the stand-in cloud works with: like `plain`, but secrets as they are. */
export function revealed(value: Wire): unknown {
  const mark = marked(value);
  if (mark?.signature === specialSecretSig) return revealed(mark.content.value);
  if (mark?.signature === specialOutputValueSig) return revealed(mark.content.value ?? unknownWire);
  if (mark !== undefined || value === unknownWire) return plain(value);
  return mapChildren(value, revealed);
}

/** Turns what the stand-in cloud answers into what travels. */
export function wire(value: unknown): Wire {
  return value === unknown ? unknownWire : mapChildren(value, wire);
}

export function isSecret(value: Wire): boolean {
  const mark = marked(value);
  if (mark?.signature === specialSecretSig) return true;
  if (mark?.signature === specialOutputValueSig && mark.content.secret === true) return true;
  return children(value).some(isSecret);
}

/** URNs that a value comes from; only inputs of component plugins carry them. */
export function outputDependencies(value: Wire): string[] {
  const mark = marked(value);
  if (mark?.signature === specialResourceSig) return [String(mark.content.urn)];
  const own = mark?.signature === specialOutputValueSig ? (mark.content.dependencies as string[] | undefined) : [];
  return [...(own ?? []), ...children(value).flatMap(outputDependencies)];
}

function masked(value: unknown): unknown {
  if (Array.isArray(value) || isObject(value)) return mapChildren(value, masked);
  return value === unknown ? unknown : mask;
}

function children(value: Wire): Wire[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

/** A value in which nothing changes is answered as it is: it need not be converted again. */
function mapChildren(value: Wire, change: (child: Wire) => Wire): Wire {
  if (Array.isArray(value)) {
    const changed = value.map(change);
    return changed.some((child, index) => child !== value[index]) ? changed : value;
  }
  if (!isObject(value)) return value;
  const changed = Object.entries(value).map(([key, child]) => [key, change(child)] as const);
  return changed.some(([key, child]) => child !== value[key]) ? Object.fromEntries(changed) : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

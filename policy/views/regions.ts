import { text } from "../problems";
import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import type { Type } from "../types";
import { known } from "../unknown";

const anyRegion = "*";
const providersRegion = "";

/** A constant, by which the stack remembers them. */
const placesOf = (resource: Resource) => [regionOf(resource), anyRegion];

/**
 * The resources of a type that may be of the same region of AWS as another. Which one a provider is for cannot be told:
 * what names no region may be in any.
 */
export function ofSameRegion<T extends Type>(one: Resource, type: T, stack: Stack): readonly Typed<T>[] {
  const region = regionOf(one);
  if (region === providersRegion) return stack.having(type, anyRegion, placesOf);
  return [region, providersRegion].flatMap((place) => stack.having(type, place, placesOf));
}

const regionOf = ({ properties }: Resource) => text(known(properties, "region")) || providersRegion;

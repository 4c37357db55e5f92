import assert from "node:assert/strict";
import type { Resource } from "../../policy/resource";
import { type Path, valueAt, withValue, without } from "../../settings/paths";

/** A stack's resources with something about them changed. */
export type Change = (resources: readonly Resource[]) => readonly Resource[];

/** Of a stack's resources, the first of a type whose name ends so. */
interface Subject {
  readonly type: string;
  readonly nameEnd?: string;
}

export const set = (subject: Subject, path: Path, value: unknown): Change =>
  changing(subject, path, (properties) => withValue(properties, path, value));

export const unset = (subject: Subject, path: Path): Change =>
  changing(subject, path, (properties) => without(properties, path));

/** Another text in a property that is a document, such as a policy. */
export const reword = (subject: Subject, path: Path, from: string | RegExp, to: string): Change =>
  changing(subject, path, (properties) =>
    withValue(properties, path, String(valueAt(properties, path)).replace(from, to)),
  );

/** One property made the same as another, from the same place. */
export const same =
  ({ type }: Subject, property: string, as: string): Change =>
  (resources) =>
    resources.map((each) =>
      each.type !== type
        ? each
        : {
            ...each,
            properties: { ...each.properties, [property]: each.properties[as] },
            propertyDependencies: { ...each.propertyDependencies, [property]: each.propertyDependencies[as] ?? [] },
          },
    );

export const both =
  (...changes: readonly Change[]): Change =>
  (resources) =>
    changes.reduce((changed, change) => change(changed), resources);

/** Takes away all of a type whose name ends so. */
export const remove =
  ({ type, nameEnd = "" }: Subject): Change =>
  (resources) => {
    const left = resources.filter((each) => each.type !== type || !each.name.endsWith(nameEnd));
    assert.notEqual(left.length, resources.length, `no ${type} …${nameEnd} to take away`);
    return left;
  };

function changing({ type, nameEnd = "" }: Subject, [top]: Path, change: (properties: unknown) => unknown): Change {
  return (resources) => {
    const subject = resources.find((each) => each.type === type && each.name.endsWith(nameEnd));
    assert.ok(subject, `no ${type} …${nameEnd} to change`);
    const properties = change(subject.properties) as Resource["properties"];
    assert.notDeepEqual(properties, subject.properties, `${subject.name} is as it was`);
    // What is written in its place comes from nowhere.
    const propertyDependencies = Object.fromEntries(
      Object.entries(subject.propertyDependencies).filter(([property]) => property !== top),
    );
    return resources.map((each) => (each === subject ? { ...subject, properties, propertyDependencies } : each));
  };
}

/**
 * The object, made such that text can be made of it and of all that is in it. JSON may hold a key `toString`, as a label may be
 * called: it takes the place of the method of that name, and whatever puts the object into words throws.
 */
export function convertible<T extends object>(object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      // Lists have a method of their own, which asks their elements.
      if (key === Symbol.toPrimitive && !Array.isArray(target)) return () => "[object Object]";
      const value: unknown = Reflect.get(target, key, receiver);
      return typeof value === "object" && value !== null ? convertible(value) : value;
    },
  });
}

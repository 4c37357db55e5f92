/** A stack that only hands a value on. */
export const greeting = "hello";

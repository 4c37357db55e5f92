/**
 * How much a name says: that its value is to be kept secret, that it may as well be what a secret is called, or that it
 * is a user with his password, if it has the form of it.
 */
export type Meaning = "credential" | "perhaps" | "pair" | undefined;

/** The vendor's ids let anyone register a sensor, so they count too. */
const vendorIds = ["activationid", "customerid"];

const certain = ["password", "passwd", "passphrase", "secretaccesskey", "privatekey", "signingkey", "secretkeybase"];

/** `TLS_SECRET` and `EXISTING_SECRET` mostly have the name of an object of Kubernetes, `ENCRYPTION_KEY` that of a key. */
const doubtful = [
  "secret",
  "token",
  "credential",
  "credentials",
  ...["api", "access", "secret", "encryption", "master", "account", "auth", "shared"].map((kind) => `${kind}key`),
];

/** Too short to be looked for in the end of a longer word: compass, dispatch. */
const certainWords = ["pass", "pwd"];
const doubtfulWords = ["pat"];

/** What environments, command lines and files call things is shorter, and reading on would take time. */
const longest = 200;

/** What a name says of its value, by how it ends, however it is written: `DB_PASSWORD`, `dbPassword`, `--db-password`. */
export function meaningOf(name: string): Meaning {
  if (name.length > longest) return undefined;
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  const plain = words.join("");
  const last = words.at(-1) ?? "";
  if (vendorIds.includes(plain) || certainWords.includes(last) || certain.some((end) => plain.endsWith(end)))
    return "credential";
  if (plain.endsWith("basicauth")) return "pair";
  return doubtfulWords.includes(last) || doubtful.some((end) => plain.endsWith(end)) ? "perhaps" : undefined;
}

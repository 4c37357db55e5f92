import { text } from "../problems";

const words = ["password", "passwd", "secret", "token", "apikey", "accesskey", "privatekey", "credential"];

/** The vendor's ids let anyone register a sensor, so they count too. */
const vendorIds = ["activationid", "customerid"];

/** True for a name that says its value should be kept secret. */
export function isCredentialName(name: string | undefined): boolean {
  const plain = text(name)
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  return vendorIds.includes(plain) || words.some((word) => plain.endsWith(word));
}

const assignments =
  /\b(?:aws_)?[a-z_]*(password|passwd|secret|secret_?access_?key|token|api_?key|activationid|customerid)\b["']?\s*[=:]\s*["']?[^\s"'$<{]{8,}/i;
const accessKeyId = /\b(AKIA|ASIA)[A-Z0-9]{16}\b/;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** True for text in which a credential is written out. */
export function looksLikeCredential(text: string): boolean {
  return [assignments, accessKeyId, privateKey].some((pattern) => pattern.test(text));
}

/**
 * Keys that are known by their form. Each expression begins with something fixed and reads on for a bounded number of
 * characters, or else only where a word begins: a file of 100,000 characters has to be read in one go.
 */
const keysByPrefix = [
  // AWS
  /(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/,
  // GitHub, GitLab
  /gh[opsur]_[A-Za-z0-9]{30}/,
  /github_pat_[A-Za-z0-9_]{22}/,
  /gl(?:agent|cbt|dt|ft|imt|oas|pat|ptt|rt|soat)-[\w-]{20}/,
  // Stripe, Slack, Google, npm, Vault, SendGrid
  /[rs]k_live_[A-Za-z0-9]/,
  /(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10}/,
  /AIza[\w-]{35}/,
  /npm_[A-Za-z0-9]{36}/,
  /hvs\.[\w-]{24}/,
  /SG\.[\w-]{22}\.[\w-]{43}/,
  // PyPI, Docker Hub, DigitalOcean, Hugging Face
  /pypi-AgE[\w-]{50}/,
  /dckr_[op]at_[\w-]{27}/,
  /do[opr]_v1_[a-f0-9]{64}/,
  /hf_[A-Za-z0-9]{34}/,
];

const knownKeys = [
  // One expression for all of them reads a value once.
  new RegExp(`(?<![A-Za-z0-9])(?:${keysByPrefix.map(({ source }) => source).join("|")})`),
  // JSON web tokens
  /(?<![\w.-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10}/,
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/,
  // The signature of a SAS, which opens storage of Azure to whoever has the address.
  /[?&;]sig=[\w%+/-]{20}/,
  // Whoever has the address of a webhook of Slack or Discord may post.
  /hooks\.slack\.com\/services\/T\w{6,20}\/B\w{6,20}\/\w{16}/,
  /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{40}/,
  // What a request is signed in with, and npm at a registry
  /[Aa]uthorization\\?["']?[ \t]{0,5}[:=][ \t]{0,5}\\?["']?(?:Basic|Bearer)[ \t]{1,5}[\w+/.~-]{16}/,
  /:_(?:auth|authToken|password)=["']?[\w+/-]{10}/,
];

/** A URL with a password in it, unless that is only where it will be put. */
const passwordInUrl = /:\/\/[^\s:/@"'<>]{0,200}:(?![$<{%*[])[^\s/@"'<>]{1,500}@/;

export const holdsKnownKey = (text: string) => knownKeys.some((form) => form.test(text)) || passwordInUrl.test(text);

/** Words that switch something, or say that nothing is there. */
const switches =
  /^(?:true|false|yes|no|on|off|enabled?|disabled?|none|null|nil|undefined|optional|required|default|string)$/i;

/** Where the value will come from: a variable, a template, a vault, a place, a key. None of them is the value. */
const references = [
  // What a shell or a template puts in, and what is left to the reader to put in.
  /^\$[({]|^\$_{0,2}[A-Za-z]+[({]|^\$[A-Z_][A-Z0-9_]*$|^\{\{|^`|^<[^<>]*>$|^%[A-Za-z_]\w*%$/,
  /^arn:aws[a-z-]*:/,
  /^@Microsoft\.KeyVault\(/i,
  /^(?:vault|ssm|secretsmanager|secretref|keyvault|akv|ref\+\w{1,20}|env|file):|^(?:ENC|AES256)\[/i,
  /^projects\/[\w.:-]+\/(?:secrets|locations)\//,
  // Addresses; those with a password in them are known keys.
  /^[A-Za-z][\w+.-]{1,30}:\/\//,
  // Paths, and names of files
  /^(?:~|\.{1,2})?(?:\/[\w.@-]+)+\/?$|^[A-Za-z]:\\/,
  /^[\w./-]+\.(?:pem|key|crt|p12|pfx|jks|json|ya?ml|txt|env|conf|ini|properties)$/i,
];

/** The longest path on Linux. What is longer is none of what is told from credentials here. */
const longest = 4096;

/** True for what stands where a credential could, and is none. */
export function isHarmless(value: string): boolean {
  const plain = value.trim();
  if (plain === "" || switches.test(plain) || /^-?\d{1,5}$/.test(plain) || /^\*+$/.test(plain)) return true;
  return plain.length <= longest && references.some((form) => form.test(plain));
}

/** True for `user:password`, unless the password is only where it will come from. */
export function isPair(value: string): boolean {
  const at = value.indexOf(":");
  const password = value.slice(at + 1);
  return at >= 0 && !isHarmless(value) && !isHarmless(password) && !/\s|^\$\w*$/.test(password);
}

/** Longer than any word that is used in names. */
const longestWord = 20;
/** Random characters at the end of a name: Pulumi and Kubernetes put up to ten. */
const longestSuffix = 10;

/** True for what could be the name of something: a few words, and perhaps some random characters. */
export function isPlainName(value: string): boolean {
  if (value.length > 253) return false;
  const parts = value.trim().split(/[-._/:@ ]/);
  return parts.every((part) => isWords(part) || (part.length <= longestSuffix && /^[a-z0-9]*$/.test(part)));
}

/** `web`, `Web`, `WEB` or `webServer`; in what is random, capitals stand together in the middle. */
const isWords = (part: string) =>
  part.length <= longestWord && /^(?:[A-Z]+|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*)\d{0,3}$/.test(part);

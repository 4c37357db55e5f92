import type { ServiceAnswers } from "../answers";
import { autoName } from "./names";

const publicKey = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n";

export default {
  resources: {
    "gcp:kms/keyRing:KeyRing": { autoName, outputs: (_, { config: { project } }) => ({ project }) },
    "gcp:kms/cryptoKey:CryptoKey": { autoName, outputs: () => ({ primaries: [{ name: "1", state: "ENABLED" }] }) },
    "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember": { outputs: () => ({ etag: "BwYh7Zt0q4A=" }) },
  },
  invokes: {
    "gcp:kms/getKMSCryptoKeyVersion:getKMSCryptoKeyVersion": ({ cryptoKey }) => ({
      id: `//cloudkms.googleapis.com/v1/${cryptoKey}/cryptoKeyVersions/1`,
      name: `${cryptoKey}/cryptoKeyVersions/1`,
      cryptoKey,
      algorithm: "EC_SIGN_P256_SHA256",
      state: "ENABLED",
      protectionLevel: "HSM",
      publicKeys: [{ algorithm: "EC_SIGN_P256_SHA256", pem: publicKey }],
    }),
  },
} satisfies ServiceAnswers;

import type { ServiceAnswers } from "../answers";
import { autoName } from "./names";

export default {
  resources: {
    "gcp:kms/keyRing:KeyRing": { autoName, outputs: (_, { config: { project } }) => ({ project }) },
    "gcp:kms/cryptoKey:CryptoKey": { autoName, outputs: () => ({ primaries: [{ name: "1", state: "ENABLED" }] }) },
    "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember": { outputs: () => ({ etag: "BwYh7Zt0q4A=" }) },
  },
} satisfies ServiceAnswers;

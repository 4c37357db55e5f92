import { resource } from "../examples";
import type { PropertiesOf } from "../types";
import type { View } from "./view";

const accountType = "azure-native:storage:StorageAccount";
const userType = "azure-native:storage:LocalUser";

const ofAccounts = ["isLocalUserEnabled", "isSftpEnabled"] as const;
const ofUsers = ["hasSharedKey", "hasSshKey", "hasSshPassword", "sshAuthorizedKeys"] as const;

/** What lets a storage's own users in: an account that has them, or one of them. */
export type LocalUsers = Pick<PropertiesOf<typeof accountType>, (typeof ofAccounts)[number]> &
  Pick<PropertiesOf<typeof userType>, (typeof ofUsers)[number]>;

export const localUsers: View<LocalUsers> = {
  types: [accountType, userType],
  items: ({ properties }) => [{ name: "", item: properties }],
  spellings: (item) => [
    ...(ofUsers.some((key) => key in item) ? [] : [[resource(accountType, "example", item)]]),
    ...(ofAccounts.some((key) => key in item) ? [] : [[resource(userType, "example", item)]]),
  ],
};

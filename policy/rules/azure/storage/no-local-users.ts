import { list, when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { problemsIn, problemsOf } from "../../../unknown";
import { localUsers } from "../../../views/local-users";

const switches = ["isLocalUserEnabled", "isSftpEnabled", "hasSharedKey", "hasSshKey", "hasSshPassword"] as const;

export default ruleOn(localUsers, {
  id: "azure/storage/no-local-users",
  title: "Storage has no users of its own",
  why: "A local user signs in over SFTP with a password or key that Entra ID knows nothing of.",
  severity: "medium",
  area: "identity",
  controls: { peers: ["2.27"] },
  fix: "Leave isLocalUserEnabled and isSftpEnabled off, and make no LocalUser with a password or a key.",
  check: (users) =>
    problemsOf(
      () => problemsIn(switches, (name) => when(users[name] === true, `${name} is true`)),
      () => when(list(users.sshAuthorizedKeys).length > 0, "it has sshAuthorizedKeys"),
    ),
  good: () => [
    {},
    { isLocalUserEnabled: false, isSftpEnabled: false },
    { hasSharedKey: false, hasSshKey: false, hasSshPassword: false, sshAuthorizedKeys: [] },
  ],
  bad: () => [
    ...switches.map((name) => ({ [name]: true })),
    { sshAuthorizedKeys: [{ description: "laptop", key: "ssh-ed25519 AAAA" }] },
  ],
});

import { when } from "../../../problems";
import { rule } from "../../../rule";
import { problemsOf } from "../../../unknown";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/no-local-users",
  title: "Storage has no users of its own",
  why: "A local user signs in over SFTP with a password or key that Entra ID knows nothing of.",
  severity: "medium",
  area: "identity",
  controls: { peers: ["2.27"] },
  fix: "Leave isLocalUserEnabled and isSftpEnabled off.",
  check: (account) =>
    problemsOf(
      () => when(account.isLocalUserEnabled === true, "isLocalUserEnabled is true"),
      () => when(account.isSftpEnabled === true, "isSftpEnabled is true"),
    ),
  good: () => [{}, { isLocalUserEnabled: false, isSftpEnabled: false }],
  bad: () => [{ isLocalUserEnabled: true }, { isSftpEnabled: true }],
});

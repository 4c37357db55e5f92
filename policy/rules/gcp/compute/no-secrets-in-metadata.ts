import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { isCredential } from "../../../views/credentials";
import { metadataEntries } from "../../../views/instance-metadata";

export default ruleOn(metadataEntries, {
  id: "gcp/compute/no-secrets-in-metadata",
  title: "The metadata of instances holds no credentials",
  why: "Everybody who may see the instance reads its metadata and start-up script, and so does every process on it.",
  severity: "critical",
  area: "secrets management",
  controls: {},
  fix: "Let the instance read the value from Secret Manager with its service account.",
  check: ({ key, value }) => when(isCredential(key, value), "there is a credential in it"),
  good: () => [
    { key: "enable-oslogin", value: "TRUE" },
    { key: "ssh-keys", value: "admin:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGexample admin" },
    { key: "startup-script", value: 'export TOKEN="$(gcloud secrets versions access latest --secret=token)"' },
  ],
  bad: () => [
    { key: "db-password", value: "hunter2hunter2" },
    { key: "startup-script", value: "export DATABASE_URL=postgres://app:hunter2hunter2@db.example.com/app" },
    { key: "user-data", value: "#cloud-config\nwrite_files: [{content: DB_PASSWORD=hunter2hunter2}]" },
  ],
});

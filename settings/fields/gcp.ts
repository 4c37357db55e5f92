import { direction, misspeltDirection } from "./compass";
import { text } from "./text";

export const region = text({
  allowed: "a Google Cloud region such as europe-west3",
  example: "europe-west3",
  pattern: new RegExp(`^[a-z]+-${direction}\\d+$`),
  advise: (region) => {
    const zone = /^([a-z]+-[a-z]+\d+)-[a-z]$/.exec(region)?.[1];
    return zone === undefined ? misspeltDirection(region) : { wrong: "is a zone, not a region", to: zone };
  },
});

export const project = text({
  allowed: "the id of a Google Cloud project, such as security-prod-4711",
  example: "security-prod-4711",
  placeholder: "PROJECT_ID",
  pattern: /^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  advise: (project) => (/^\d+$/.test(project) ? { wrong: "is the project's number, not its id" } : undefined),
});

export const member = text({
  allowed: "a user, group or serviceAccount as IAM writes it, such as group:platform-admins@example.com",
  example: "group:platform-admins@example.com",
  placeholder: "group:ADDRESS",
  pattern: /^(user|group|serviceAccount):[^@\s]+@[^@\s]+$/,
  advise: (member) => {
    if (/^all(Authenticated)?Users$/.test(member)) return { wrong: "is everybody" };
    return /^[^@\s:]+@[^@\s]+$/.test(member)
      ? { wrong: "does not say what kind it is", to: `user:${member}` }
      : undefined;
  },
});

export const notificationChannel = text({
  allowed: "the name of a notification channel, such as projects/security-prod-4711/notificationChannels/1234567890",
  example: "projects/security-prod-4711/notificationChannels/1234567890",
  placeholder: "CHANNEL",
  pattern: /^projects\/[^/]+\/notificationChannels\/\d+$/,
});

export const secretVersion = text({
  allowed: "the name of a version of a secret, such as projects/security-prod-4711/secrets/docker-hub/versions/1",
  example: "projects/security-prod-4711/secrets/docker-hub/versions/1",
  placeholder: "VERSION",
  pattern: /^projects\/[^/]+\/secrets\/[^/]+\/versions\/\d+$/,
  advise: (version) =>
    /\/versions\/latest$/.test(version) ? { wrong: "is another version tomorrow, of which nobody hears" } : undefined,
});

const groups = "gke-security-groups";

/** GKE takes a group of this name only. */
export const securityGroup = text({
  allowed: `the address of the group ${groups} of your domain, such as ${groups}@example.com`,
  example: `${groups}@example.com`,
  placeholder: `${groups}@DOMAIN`,
  pattern: new RegExp(`^${groups}@[a-z0-9-]+(\\.[a-z0-9-]+)+$`),
  advise: (address) => {
    const [, domain] = /^(?:group:)?[^@\s:]+@([^@\s]+)$/.exec(address) ?? [];
    if (domain === undefined || address === `${groups}@${domain}`) return undefined;
    return { wrong: "has another name than GKE asks for", to: `${groups}@${domain}` };
  },
});

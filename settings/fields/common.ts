import ipaddr from "ipaddr.js";
import { z } from "zod";
import { canonical, isCidr } from "../cidr";
import { loosely, text } from "./text";

/** The Qualys platforms, by name, with the domain of their Container Security server. */
export const platforms = {
  US1: "qg1.apps.qualys.com",
  US2: "qg2.apps.qualys.com",
  US3: "qg3.apps.qualys.com",
  US4: "qg4.apps.qualys.com",
  GOV1: "gov1.qualys.us",
  EU1: "qg1.apps.qualys.eu",
  EU2: "qg2.apps.qualys.eu",
  EU3: "qg3.apps.qualys.it",
  IN1: "qg1.apps.qualys.in",
  CA1: "qg1.apps.qualys.ca",
  AE1: "qg1.apps.qualys.ae",
  UK1: "qg1.apps.qualys.co.uk",
  AU1: "qg1.apps.qualys.com.au",
  KSA1: "qg1.apps.qualysksa.com",
} as const;

type Platform = keyof typeof platforms;

export const platform = z.enum(Object.keys(platforms) as [Platform, ...Platform[]]);

export const containerSecurityUrl = (domain: string) => `https://cmsqagpublic.${domain}/ContainerSensor`;

export const podUrl = text({
  allowed: "https://HOST/ContainerSensor, where HOST is the platform's Container Security server",
  example: containerSecurityUrl(platforms.US1),
  pattern: /^https:\/\/[a-z0-9.-]+\/ContainerSensor$/,
  advise: (url) => {
    const [, server, domain] = /^https?:\/\/(qualysapi|qualysguard|gateway)\.([a-z0-9.-]+)/.exec(url) ?? [];
    if (domain === undefined) return undefined;
    return { wrong: `names ${server}, not the platform's Container Security server`, to: containerSecurityUrl(domain) };
  },
});

// Key Vault names have no two hyphens in a row, service accounts begin with a letter.
export const name = text({
  allowed: "3 to 20 lower-case letters, digits and single hyphens, beginning with a letter",
  example: "qualys-registry",
  pattern: /^(?=.{3,20}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
});

export const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** A UUID and nothing else. */
export const uuidPattern = new RegExp(`^${uuid.source}$`, "i");

/** UUID-shaped; ids that Qualys issues do not always have the version and variant bits of a real UUID. */
export const qualysId = text({
  allowed: "an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret",
  example: "1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d",
  pattern: uuidPattern,
  hidden: true,
});

export const cidr = text({
  allowed: "a range of IPv4 addresses such as 10.0.0.0/16",
  example: "10.0.0.0/16",
  pattern: /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/,
  advise: (range) => {
    if (ipaddr.IPv4.isValidFourPartDecimal(range)) return { wrong: "has no prefix length", to: `${range}/32` };
    if (ipaddr.IPv6.isValid(range.split("/")[0] ?? "")) return { wrong: "is an IPv6 range" };
    if (!isCidr(range)) return { wrong: "is not a range of IPv4 addresses" };
    if (canonical(range) !== range) return { wrong: "is an address within a range", to: canonical(range) };
    return undefined;
  },
});

/** What all clouds take for the description of a rule: AWS takes these characters, Azure this many. */
export const remark = text({
  allowed: "up to 140 letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *",
  example: "registry of the data centre",
  pattern: /^(?=.*\S)[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,140}$/,
});

/** A day of the calendar. */
export const day = text({
  allowed: 'a day to come, as year, month and day, in quotes: "2030-06-01"',
  example: "2030-06-01",
  pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  advise: (day) => {
    const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
    if (date === undefined) return undefined;
    const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
    return found.toISOString().startsWith(day) ? undefined : { wrong: "is a day that the calendar does not have" };
  },
});

export const port = z.int().min(1).max(65535);

export const hostPort = text({
  allowed: "HOST:PORT, without a scheme or credentials",
  example: "proxy.example.com:3128",
  placeholder: "HOST:PORT",
  pattern: /^[A-Za-z0-9.-]+:\d{1,5}$/,
  hidden: true,
  advise: (address) => {
    const [, scheme, credentials, host] = /^([a-z0-9+]+:\/\/)?([^@]*@)?([^/]*)/i.exec(address) ?? [];
    if (credentials !== undefined) return { wrong: "carries credentials", to: host };
    if (scheme !== undefined) return { wrong: "carries a scheme", to: host };
    const number = Number(/:(\d+)$/.exec(address)?.[1] ?? 1);
    return number < 1 || number > 65535 ? { wrong: "names a port that does not exist" } : undefined;
  },
});

export const pem = text({
  allowed: "a certificate in PEM form, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----",
  example: "-----BEGIN CERTIFICATE-----\nMIIB…\n-----END CERTIFICATE-----",
  pattern: /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/,
  hidden: true,
  advise: (certificate) => (certificate.includes("PRIVATE KEY") ? { wrong: "contains a private key" } : undefined),
});

/** What a cluster of the stack's own gets, where its settings do not say. */
export const defaultVersion = "1.35";

export const kubernetesVersion = loosely(
  text({
    allowed: `a minor version in quotes, such as "${defaultVersion}"`,
    example: defaultVersion,
    pattern: /^1\.\d{2}$/,
    advise: (version) => {
      const minor = /^v?(1\.\d{2})(\.\d+.*)?$/.exec(version)?.[1];
      return minor === undefined || minor === version
        ? undefined
        : { wrong: "is more than a minor version", to: minor };
    },
  }),
);

/** Whole names, from the root on, none of them `.` or `..`. */
const folders = String.raw`^(/(?!\.{1,2}/)[A-Za-z0-9._-]+)+`;

/** X2: only what a runtime's own name ends, which the exemption of the policy pack names too: never Docker's socket. */
export const runtimeSocket = text({
  allowed: "the absolute path of a containerd.sock or crio.sock, without a scheme",
  example: "/run/k3s/containerd/containerd.sock",
  pattern: new RegExp(`${folders}/(containerd|crio)\\.sock$`),
  advise: (socket) => {
    const [, path] = /^unix:\/\/(\/.*)$/.exec(socket) ?? [];
    if (path !== undefined) return { wrong: "carries a scheme", to: path };
    return /docker[^/]*\.sock$/.test(socket) ? { wrong: "is Docker's, which the sensor asks on ECS alone" } : undefined;
  },
});

export const imageStore = text({
  allowed: "the absolute path of a folder called containerd or, on CRI-O, storage",
  example: "/var/lib/rancher/k3s/agent/containerd",
  pattern: new RegExp(`${folders}/(containerd|storage)$`),
  advise: (folder) => (/.\/$/.test(folder) ? { wrong: "ends in a slash", to: folder.replace(/\/+$/, "") } : undefined),
});

export const imageRepository = text({
  allowed: "a repository with its registry and without a tag, such as docker.io/qualys/qcs-sensor",
  example: "docker.io/qualys/qcs-sensor",
  pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/,
  advise: (repository) => {
    const bare = repository.replace(/@.*$/, "").replace(/:[^/]*$/, "");
    if (bare !== repository) return { wrong: "carries a tag or digest, which are settings of their own", to: bare };
    const registry = repository.split("/")[0] ?? "";
    return /[.:]|^localhost$/.test(registry)
      ? undefined
      : { wrong: "names no registry", to: `docker.io/${repository}` };
  },
});

export const imageTag = text({
  allowed: "a version such as 1.45.0-0, never latest",
  example: "1.45.0-0",
  pattern: /^\w[\w.-]{0,127}$/,
  advise: (tag) => {
    if (tag === "latest") return { wrong: "is a different image every month" };
    const [bare, digest] = tag.split("@");
    return digest === undefined ? undefined : { wrong: "carries a digest, which is a setting of its own", to: bare };
  },
});

export const imageDigest = text({
  allowed: "sha256: and the 64 hexadecimal digits that the registry shows",
  example: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  placeholder: "DIGEST",
  pattern: /^sha256:[0-9a-f]{64}$/,
  advise: (digest) => (/^sha256:(.)\1+$/.test(digest) ? { wrong: "is made up" } : undefined),
});

export const registryHost = text({
  allowed: "a registry's host, with its port if it has one, such as registry.example.com:5000",
  example: "registry.example.com:5000",
  pattern: /^[a-z0-9.-]+(:\d+)?$/,
});

export const hostOrDomain = text({
  allowed: "a host such as registry.example.com, or all below a domain: *.example.com",
  example: "registry.example.com",
  placeholder: "HOST",
  pattern: /^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
});

const objectName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

export const kubernetesContext = text({
  allowed: "the name of a context of your kubeconfig; `kubectl config get-contexts -o name` lists them",
  example: "on-premises",
  placeholder: "NAME",
  pattern: /^[^\s{}"]+$/,
});

export const kubernetesName = text({
  allowed: "the name of a Kubernetes Secret, such as registry-credentials",
  example: "registry-credentials",
  pattern: objectName,
});

export const cpuQuantity = loosely(
  text({
    allowed: 'CPUs as Kubernetes counts them, such as "2" or 500m',
    example: "2",
    pattern: /^(\d+m|\d+(\.\d+)?)$/,
  }),
);

export const memoryQuantity = text({
  allowed: "memory in Mi or Gi, such as 6Gi",
  example: "4Gi",
  pattern: /^\d+(Mi|Gi)$/,
});

export const logSize = text({
  allowed: "a size in K or M, such as 10M",
  example: "50M",
  pattern: /^[1-9]\d*[KM]$/,
});

export const volumeSize = text({
  allowed: "a size in Gi, such as 60Gi",
  example: "100Gi",
  pattern: /^[1-9]\d*Gi$/,
});

export const storageClass = text({
  allowed: "the name of a storage class, such as fast-ssd",
  example: "fast-ssd",
  pattern: objectName,
});

export const seLinuxType = text({
  allowed: "an SELinux type such as super_t",
  example: "super_t",
  pattern: /^[a-z][a-z0-9_]*_t$/,
});

export const profileTag = text({
  allowed: "a tag of letters, digits, dots, hyphens and underscores",
  example: "registries-eu",
  pattern: /^[\w.-]+$/,
});

const linuxCapabilities = (
  "AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER " +
  "FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE " +
  "NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE " +
  "SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM"
).split(" ");

export const linuxCapability = text({
  allowed: "a Linux capability without CAP_, such as SYS_ADMIN",
  example: "SYS_ADMIN",
  placeholder: "CAPABILITY",
  pattern: /^[A-Z_]+$/,
  advise: (capability) => {
    const bare = capability.toUpperCase().replace(/^CAP_/, "");
    if (bare === "ALL") return { wrong: "is every capability at once" };
    if (!linuxCapabilities.includes(bare)) return { wrong: "is no Linux capability" };
    return bare === capability ? undefined : { wrong: "is not written as Kubernetes and ECS write it", to: bare };
  },
});

export const email = z
  .email()
  .meta({ allowed: "an e-mail address", examples: ["security@example.com"], placeholder: "ADDRESS" });

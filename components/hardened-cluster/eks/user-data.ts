import { type HostProxy, hostScript, proxyEnvironment, serviceEnvironment } from "../../aws/host-script";

export interface NodeConfiguration {
  readonly files: Readonly<Record<string, string>>;
  readonly proxy?: HostProxy;
}

/** What a node is told besides what EKS tells it, which EKS adds as a further part; nothing, if there is nothing to say. */
export function userData({ files, proxy }: NodeConfiguration): string | undefined {
  // It pulls the images that are scanned.
  const containerd = proxy === undefined ? {} : serviceEnvironment("containerd", proxyEnvironment(proxy));
  const all = { ...containerd, ...files };
  if (Object.keys(all).length === 0) return undefined;
  const parts = [
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="PART"',
    "",
    "--PART",
    'Content-Type: text/x-shellscript; charset="us-ascii"',
    "",
    // Kubernetes' own services start after this.
    hostScript(all, ["systemctl daemon-reload"]),
    "--PART--",
    "",
  ];
  return Buffer.from(parts.join("\n")).toString("base64");
}

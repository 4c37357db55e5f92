import type { IncomingMessage, ServerResponse } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { ControlPlane } from "./kubernetes";

/** Stands before a cluster's API server: what stacks create there can be watched, refused, or left without an answer. */
export class ApiServerGate {
  /** Paths of the objects that were created, in order. */
  readonly created: string[] = [];
  /** Called with an object's path before it is created and after. A promise delays it; what they throw is the answer. */
  before: (object: string) => void | Promise<void> = () => undefined;
  after: (object: string) => void | Promise<void> = () => undefined;

  readonly #target: string;
  readonly #server: https.Server;

  private constructor({ server, identity }: ControlPlane) {
    this.#target = server;
    this.#server = https.createServer(identity, (request, response) => {
      this.#pass(request, response).catch((error: unknown) => refuse(response, error));
    });
  }

  /** From now on, stacks are led through the gate. */
  static async open(controlPlane: ControlPlane): Promise<ApiServerGate> {
    const gate = new ApiServerGate(controlPlane);
    await new Promise<void>((resolve) => gate.#server.listen(0, "127.0.0.1", resolve));
    controlPlane.leadTo(`https://127.0.0.1:${(gate.#server.address() as AddressInfo).port}`);
    return gate;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const object = objectIn(request, body);
    const isNew = object !== undefined && (request.method === "POST" || !this.created.includes(object));
    if (isNew) await this.before(object);
    const answer = await this.#forward(request, body, response);
    if (isNew && answer.statusCode !== undefined && answer.statusCode < 300) {
      this.created.push(object);
      await this.after(object);
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  }

  /** What is written gets to its end, also when nobody waits for it any more; the rest is read until then. */
  #forward({ method, headers, url = "" }: IncomingMessage, body: Buffer, response: ServerResponse) {
    const onward = https.request(new URL(url, this.#target), { method, headers, rejectUnauthorized: false });
    if (method === "GET") response.on("close", () => onward.destroy());
    onward.end(body);
    return new Promise<IncomingMessage>((resolve, reject) => onward.on("response", resolve).on("error", reject));
  }
}

/** The path of the object that a request makes, by itself or by a patch to what Kubernetes has made. */
function objectIn({ method, url = "" }: IncomingMessage, body: Buffer): string | undefined {
  const { pathname, searchParams } = new URL(url, "https://api-server");
  if (searchParams.has("dryRun")) return undefined;
  if (method === "PATCH") return pathname;
  if (method !== "POST") return undefined;
  const { metadata } = JSON.parse(body.toString()) as { metadata?: { name?: string } };
  return metadata?.name === undefined ? undefined : `${pathname}/${metadata.name}`;
}

function refuse(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const status = { apiVersion: "v1", kind: "Status", status: "Failure", reason: "Forbidden", code: 403, message };
  response.writeHead(403, { "content-type": "application/json" }).end(JSON.stringify(status));
}

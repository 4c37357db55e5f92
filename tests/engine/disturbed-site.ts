import assert from "node:assert/strict";
import path from "node:path";
import { specialResourceSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc";
import { read } from "../support/source-files";
import { ApiServerGate } from "./api-server-gate";
import { ofEngine } from "./comparable";
import { type CommandResult, isDefaultProvider, type ResourceState, type RunningCommand } from "./pulumi";
import { Site } from "./site";

/**
 * What becomes of a creation: the cloud refuses it; makes it, and it does not become ready; or Pulumi is killed at that
 * moment, before it is made or after.
 */
export const faults = ["refused", "unfinished", "killed before", "killed after"] as const;
export type Fault = (typeof faults)[number];

const when = { refused: "before", unfinished: "after", "killed before": "before", "killed after": "after" } as const;

/** Called with what is created: a resource of the cloud, by its URN, or an object of Kubernetes, by its path. */
type Strike = (creation: string) => void | Promise<void>;

/** A site where creations meet faults, and what a user does about them. */
export class DisturbedSite {
  private constructor(
    readonly site: Site,
    readonly gate: ApiServerGate | undefined,
  ) {}

  static async open(stack: string): Promise<DisturbedSite> {
    const site = await Site.open(stack, { checkpoints: true });
    return new DisturbedSite(site, site.controlPlane && (await ApiServerGate.open(site.controlPlane)));
  }

  close(): void {
    this.gate?.close();
    this.site.close();
  }

  /** Everything that was created, as often as it was. */
  get created(): readonly string[] {
    return [...this.#createdInCloud, ...(this.gate?.created ?? [])];
  }

  /** What a fault can strike. What is not ready in Kubernetes, its provider finds out by itself. */
  within(fault: Fault): readonly string[] {
    return fault === "unfinished" ? this.#createdInCloud : this.created;
  }

  get #createdInCloud(): string[] {
    const creations = this.site.cloud.history.filter(({ operation }) => operation === "create");
    return creations.map(({ urn }) => urn);
  }

  async up(): Promise<void> {
    const { code, stdout } = await this.#up().ended;
    assert.equal(code, 0, stdout);
  }

  /** `pulumi up` in which one creation meets a fault, once so many were created. */
  async upWith(fault: Fault, existing: number): Promise<void> {
    let struck = false;
    const running = this.#upDisturbed(fault, () => {
      if (struck || this.created.length < existing) return;
      struck = true;
      if (fault.startsWith("killed")) running.kill();
      throw new Error("not now");
    });
    const { code, stdout } = await running.ended;
    this.#leaveAlone();
    assert.ok(struck, `nothing was left to be ${fault} after ${existing}:\n${stdout}`);
    assert.notEqual(code, 0, stdout);
    if (fault.startsWith("killed")) await this.#repair();
  }

  /** Repeats `pulumi up` until it succeeds, while each creation fails once. Returns how many did. */
  async upWithEach(fault: "refused" | "unfinished"): Promise<number> {
    const struck = new Set<string>();
    let last = 0;
    // After a failure the engine begins nothing new: failures wait for others, so that one deployment has many. (With
    // `--continue-on-error` a component plugin's failure would answer without outputs, and the program fail by that.)
    const strike = async (creation: string) => {
      last = Date.now();
      if (struck.has(creation)) return;
      struck.add(creation);
      while (Date.now() - last < 500) await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error("not now");
    };
    let known: number;
    do {
      known = struck.size;
      const { code, stdout } = await this.#upDisturbed(fault, strike, "--parallel=100").ended;
      assert.equal(code === 0, struck.size === known, stdout);
    } while (struck.size > known);
    this.#leaveAlone();
    return struck.size;
  }

  /** What the state knows is what exists: nothing twice, nothing forgotten, nothing invented. */
  async isConsistent(): Promise<void> {
    const { project, cloud, controlPlane } = this.site;
    const state = (await project.state()).filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    const named = ({ urn, id = "" }: { urn: string; id?: string }) => `${urn} ${id}`;
    const ofCloud = state.filter((each) => !isObject(each));
    assert.deepEqual(ofCloud.map(named).toSorted(), cloud.resources.map(named).toSorted());
    const objects = this.gate?.created ?? [];
    for (const object of objects) controlPlane?.kubectl("get", "--raw", object);
    const known = state.filter(isObject).map(({ id = "" }) => id);
    assert.deepEqual(known.toSorted(), objects.map(idOf).toSorted());
  }

  /** The state, without what differs between two deployments of the same program. */
  async deployed(): Promise<Readonly<Record<string, unknown>>> {
    const exported = await this.site.project.succeed("stack", "export", "--show-secrets");
    const { deployment } = JSON.parse(this.#withoutAddress(exported)) as { deployment: { resources: ResourceState[] } };
    const own = deployment.resources.filter(({ urn }) => !isDefaultProvider(urn));
    return Object.fromEntries(own.map((each) => [each.urn, comparable(each)]).toSorted());
  }

  #up(...options: string[]): RunningCommand {
    return this.site.project.start("up", "--yes", "--skip-preview", ...options);
  }

  #upDisturbed(fault: Fault, strike: Strike, ...options: string[]): RunningCommand {
    const moment = when[fault];
    this.site.cloud[moment] = ({ operation, urn }) => (operation === "create" ? strike(urn) : undefined);
    if (this.gate !== undefined && fault !== "unfinished") this.gate[moment] = strike;
    return this.#up(...options);
  }

  #leaveAlone(): void {
    const nothing = { before: () => undefined, after: () => undefined };
    Object.assign(this.site.cloud, nothing);
    if (this.gate !== undefined) Object.assign(this.gate, nothing);
  }

  /** Types what docs/runbook.md says after an interrupted deployment, down to the last `pulumi up`. */
  async #repair(): Promise<void> {
    const { folder } = this.site.project;
    const [state = "", release = "", repair = ""] = commands.map((block) => block.replace("FOLDER", `${folder}/state`));
    await this.#type(state);
    const { stderr } = await this.#type(release);
    const listed = stderr.split("\n");
    const found = this.site.cloud.resources.filter(({ urn }) => listed.includes(urn));
    await this.#type(repair.replace("'URN=ID'", found.map(({ urn, id }) => `'${urn}=${id}'`).join(" ")));
  }

  async #type(script: string): Promise<CommandResult> {
    const result = await this.site.project.shell(script);
    assert.equal(result.code, 0, `${script}${result.stdout}${result.stderr}`);
    return result;
  }

  #withoutAddress(text: string): string {
    const { controlPlane } = this.site;
    if (controlPlane === undefined) return text;
    return text
      .replaceAll(new URL(controlPlane.server).host, "<api-server>")
      .replaceAll(controlPlane.identity.cert.toString("base64"), "<certificate>");
  }
}

/** The blocks of commands after "interrupted", without the deployment at the end: it is disturbed again, or the last. */
const [, interrupted = ""] = /^## .*was interrupted\n(.*?)^## /ms.exec(read("docs/runbook.md")) ?? [];
const commands = [...interrupted.matchAll(/^ *```sh\n([^`]*)^ *```$/gm)].map(([, block = ""]) =>
  block.replace(/^pulumi up\n$/m, ""),
);

assert.equal(commands.length, 3, "docs/runbook.md: what is typed after an interruption");

const isObject = ({ type }: ResourceState) => type.startsWith("kubernetes:");

/** `/apis/apps/v1/namespaces/some/daemonsets/one` → `some/one`, `/api/v1/namespaces/some` → `some`: Pulumi's ids. */
function idOf(object: string): string {
  const [, namespace, name] = /\/namespaces\/([^/]+)\/[^/]+\/([^/]+)$/.exec(object) ?? [];
  return namespace === undefined ? path.posix.basename(object) : `${namespace}/${name}`;
}

function comparable(state: ResourceState) {
  const { inputs, ...same } = ofEngine(state);
  return { ...same, inputs: withoutNotes(inputs), outputs: withoutNotes(state.outputs) };
}

/** What Kubernetes' API server, its controllers and its provider write into an object of their own accord. */
const notes = new Set([
  ...["uid", "resourceVersion", "creationTimestamp", "generation", "managedFields", "status"],
  ...["__fieldManager", "__initialApiVersion"],
]);

function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== "object" || value === null) return value;
  // A reference to a provider has the provider's id, which the engine makes up.
  const isReference = specialSigKey in value && value[specialSigKey] === specialResourceSig;
  const kept = Object.entries(value).filter(([key]) => !notes.has(key) && !(isReference && key === "id"));
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutNotes(child)]));
}

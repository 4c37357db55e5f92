import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Note {
  readonly id: number;
  readonly author: { readonly id: number };
  readonly body: string;
}
export interface Issue {
  readonly iid: number;
  readonly author: { readonly id: number };
  readonly title: string;
  readonly description: string;
  readonly labels: string;
  readonly state: string;
}
interface Fields extends Partial<Issue> {
  readonly body?: string;
  readonly state_event?: string;
}

const token = "glpat-of-the-tests";

/** Stands in for GitLab's API: the notes of merge request 12, the issues and their notes, and the jobs of pipeline 5, of project 3. */
export class GitLabServer {
  readonly me = 40;
  jobs = [
    { name: "check", web_url: "https://gitlab.example/project/-/jobs/1" },
    { name: "preview", web_url: "https://gitlab.example/project/-/jobs/2" },
  ];
  notes: Note[] = [];
  issues: Issue[] = [];
  said: string[] = [];
  #server: Server | undefined;

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      void this.#answer(request).then(
        (answer) => response.end(JSON.stringify(answer)),
        (error: unknown) => response.writeHead(404).end(String(error)),
      );
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }

  stop(): void {
    this.#server?.close();
  }

  /** The variables that a job has of it. */
  get variables(): Record<string, string> {
    const { port } = this.#server?.address() as AddressInfo;
    return {
      CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
      CI_PROJECT_ID: "3",
      CI_MERGE_REQUEST_IID: "12",
      CI_PIPELINE_ID: "5",
      CI_PIPELINE_URL: "https://gitlab.example/pipeline/1",
      GITLAB_TOKEN: token,
    };
  }

  async #answer(request: IncomingMessage): Promise<unknown> {
    if (request.headers["private-token"] !== token) throw new Error("401");
    const url = new URL(request.url ?? "", "http://gitlab");
    const parts = url.pathname.replace("/api/v4/", "").split("/");
    const fields = await fieldsOf(request);
    const page = <Entry>(entries: readonly Entry[]) => {
      const [number, size] = ["page", "per_page"].map((name) => Number(url.searchParams.get(name)));
      return entries.slice(((number ?? 1) - 1) * (size ?? 20), (number ?? 1) * (size ?? 20));
    };
    switch (`${request.method} ${parts.map((part) => (/^\d+$/.test(part) ? "N" : part)).join("/")}`) {
      case "GET user":
        return { id: this.me };
      case "GET projects/N/merge_requests/N/notes":
        return page(this.notes);
      case "POST projects/N/merge_requests/N/notes":
        this.notes.push({ id: 1000 + this.notes.length, author: { id: this.me }, body: fields.body ?? "" });
        return {};
      case "PUT projects/N/merge_requests/N/notes/N":
        this.notes = this.notes.map((note) =>
          note.id === Number(parts[5]) ? { ...note, body: fields.body ?? "" } : note,
        );
        return {};
      case "GET projects/N/pipelines/N/jobs":
        return page(this.jobs);
      case "GET projects/N/issues":
        return page(
          this.issues.filter(
            ({ state, labels }) => state === url.searchParams.get("state") && labels === url.searchParams.get("labels"),
          ),
        );
      case "POST projects/N/issues": {
        const { title = "", description = "", labels = "" } = fields;
        const author = { id: this.me };
        const issue = { iid: 7 + this.issues.length, author, title, description, labels, state: "opened" };
        this.issues.push(issue);
        return issue;
      }
      case "POST projects/N/issues/N/notes":
        this.said.push(fields.body ?? "");
        return {};
      case "PUT projects/N/issues/N":
        this.issues = this.issues.map((issue) => (issue.iid === Number(parts[3]) ? changed(issue, fields) : issue));
        return {};
      default:
        throw new Error(`not known: ${request.method} ${request.url}`);
    }
  }
}

function changed(issue: Issue, { state_event, description = issue.description }: Fields): Issue {
  if (state_event !== undefined && state_event !== "close") throw new Error(`not known: ${state_event}`);
  return { ...issue, description, state: state_event === "close" ? "closed" : issue.state };
}

async function fieldsOf(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Fields);
}

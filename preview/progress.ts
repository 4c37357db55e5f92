import { shortened } from "./reports/comparison";

/** Where people see what is being done, if it is a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const emptyLine = "\r\u001b[2K";

/** Works, and says meanwhile on a terminal what it is, in a line that is gone afterwards. */
export async function saying<Result>(
  what: string,
  terminal: Terminal,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  if (terminal.isTTY !== true) return work();
  terminal.write(shortened(`${what} …`, terminal.columns));
  try {
    return await work();
  } finally {
    terminal.write(emptyLine);
  }
}

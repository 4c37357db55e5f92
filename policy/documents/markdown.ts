/** Blocks of Markdown as a page. */
export function page(...blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

export const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

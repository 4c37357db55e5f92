import type { PreviewResult } from "../result";
import { drawing } from "./drawing";
import { layout } from "./layout";
import { mermaid } from "./mermaid";
import { svgFile } from "./svg";

/** A stack's drawing by file name: for people, and for pages that render Mermaid. */
export async function diagrams({ stack, resources }: PreviewResult): Promise<Readonly<Record<string, string>>> {
  const picture = drawing(stack, resources);
  return { [`${stack}.svg`]: svgFile(await layout(picture)), [`${stack}.mmd`]: mermaid(picture) };
}

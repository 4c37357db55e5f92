/** What a terminal can show of a text's meaning. */
export interface Paint {
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  note(text: string): string;
}

const escape = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;

export const colours: Paint = {
  strong: escape(1, 22),
  faint: escape(2, 22),
  good: escape(32, 39),
  bad: escape(31, 39),
  note: escape(33, 39),
};

const same = (text: string) => text;

export const plainText: Paint = { strong: same, faint: same, good: same, bad: same, note: same };

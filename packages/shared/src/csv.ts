/** The value of a cell. */
export type Cell = string | number | null;

/**
 * Writes a table as RFC 4180: every cell quoted, lines that end with CR LF, and a byte order mark. Without that mark
 * spreadsheets misread letters outside ASCII.
 *
 * No cell is a formula. A cell that would begin like a formula gets `'` before it. Spreadsheets themselves use `'` to
 * mark a cell as text. Source: OWASP, CSV Injection.
 */
export function writeCsv(lines: readonly (readonly Cell[])[]): string {
  return `\uFEFF${lines.map((line) => `${line.map(quote).join(',')}\r\n`).join('')}`;
}

const quote = (cell: Cell): string => `"${typeof cell === 'number' ? cell : asText(cell ?? '').replaceAll('"', '""')}"`;

// Some programs find a formula after blanks, quotes and invisible characters.
const UNSEEN = String.raw`[\s\p{C}\p{Z}"]*`;
// A formula begins with `=`, `+`, `-` or `@`. The list also has every character that NFKC turns into one of these four
// (full-width, small, superscript), and the minus sign.
const TRIGGER = '[=+\\-@＝﹦⁼₌⩵⩶＋﹢⁺₊﬩－﹣−＠﹫]';
const FORMULA = new RegExp(`^(?:[\\t\\r\\n]|${UNSEEN}${TRIGGER})`, 'u');
// Where a comma is the decimal sign, `;` separates cells. Programs that split at `;` ignore our quotes.
const INNER_FORMULA = new RegExp(`([;|\\t\\r\\n]${UNSEEN})(?=${TRIGGER})`, 'gu');

/** Returns the text in a form that no spreadsheet executes. */
export function asText(text: string): string {
  const inner = text.replace(INNER_FORMULA, "$1'");
  return FORMULA.test(inner) ? `'${inner}` : inner;
}

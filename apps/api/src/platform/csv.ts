/** What stands in a cell. */
export type Cell = string | number | null;

/**
 * Writes a table as RFC 4180: every cell quoted, lines that end with CR LF, and a byte order mark, without which
 * spreadsheets read the names of half the world wrong.
 *
 * No cell is a formula: one that would begin as such gets `'` before it, the mark with which spreadsheets themselves say
 * "this is text". Source: OWASP, CSV Injection.
 */
export function writeCsv(lines: readonly (readonly Cell[])[]): string {
  return `\uFEFF${lines.map((line) => `${line.map(quote).join(',')}\r\n`).join('')}`;
}

const quote = (cell: Cell): string => `"${typeof cell === 'number' ? cell : asText(cell ?? '').replaceAll('"', '""')}"`;

// Blanks, quotes and signs that nobody sees do not hide a formula from every program.
const UNSEEN = String.raw`[\s\p{C}\p{Z}"]*`;
// With every character that NFKC turns into one of the four (full-width, small, raised ones), and the minus sign.
const TRIGGER = '[=+\\-@＝﹦⁼₌⩵⩶＋﹢⁺₊﬩－﹣−＠﹫]';
const FORMULA = new RegExp(`^(?:[\\t\\r\\n]|${UNSEEN}${TRIGGER})`, 'u');
// Where a comma is the decimal sign, `;` separates cells; programs that split there do not see our quotes.
const INNER_FORMULA = new RegExp(`([;|\\t\\r\\n]${UNSEEN})(?=${TRIGGER})`, 'gu');

/** Text as no spreadsheet would execute it. */
export function asText(text: string): string {
  const inner = text.replace(INNER_FORMULA, "$1'");
  return FORMULA.test(inner) ? `'${inner}` : inner;
}

/** What stands in a cell. */
export type Cell = string | number | null;

/** Writes a table as the server does: RFC 4180, a byte order mark, and no cell that a spreadsheet would execute. */
export function writeCsv(lines: readonly (readonly Cell[])[]): string {
  return `\uFEFF${lines.map((line) => `${line.map(quote).join(',')}\r\n`).join('')}`;
}

const quote = (cell: Cell): string => `"${typeof cell === 'number' ? cell : asText(cell ?? '').replaceAll('"', '""')}"`;

// Blanks, quotes and signs that nobody sees do not hide a formula from every program.
const UNSEEN = String.raw`[\s\p{C}\p{Z}"]*`;
// With every character that NFKC turns into one of the four, and the minus sign.
const TRIGGER = '[=+\\-@＝﹦⁼₌⩵⩶＋﹢⁺₊﬩－﹣−＠﹫]';
const FORMULA = new RegExp(`^(?:[\\t\\r\\n]|${UNSEEN}${TRIGGER})`, 'u');
// Where a comma is the decimal sign, `;` separates cells.
const INNER_FORMULA = new RegExp(`([;|\\t\\r\\n]${UNSEEN})(?=${TRIGGER})`, 'gu');

function asText(text: string): string {
  const inner = text.replace(INNER_FORMULA, "$1'");
  return FORMULA.test(inner) ? `'${inner}` : inner;
}

/** The value of a cell. */
export type Cell = string | number | null;

/**
 * Writes a table as RFC 4180: every cell quoted, lines that end with CR LF, and a byte order mark. Without this mark,
 * spreadsheets misread letters outside ASCII.
 *
 * No spreadsheet executes a cell as a formula: a cell that would begin like a formula gets `'` before its text.
 * Spreadsheets themselves use `'` to mark a cell as text. Source: OWASP, CSV Injection.
 */
export function writeCsv(lines: readonly (readonly Cell[])[]): string {
  return `\uFEFF${lines.map((line) => `${line.map(quote).join(',')}\r\n`).join('')}`;
}

const quote = (cell: Cell): string => `"${typeof cell === 'number' ? cell : asText(cell ?? '').replaceAll('"', '""')}"`;

// Some programs skip blanks, quotes and invisible characters before a formula. So the check below skips them, too.
const UNSEEN = String.raw`[\s\p{C}\p{Z}"]*`;
// A formula begins with `=`, `+`, `-` or `@`. The list also has every character that NFKC turns into one of these four
// (full-width, small, superscript), and the minus sign.
const TRIGGER = '[=+\\-@＝﹦⁼₌⩵⩶＋﹢⁺₊﬩－﹣−＠﹫]';
const FORMULA = new RegExp(`^(?:[\\t\\r\\n]|${UNSEEN}${TRIGGER})`, 'u');
// In countries with a comma as decimal sign, spreadsheets separate cells at `;`. Programs that split a line at `;`
// ignore our quotes. So each part of a text after `;` can become a cell, and must not begin like a formula.
const INNER_FORMULA = new RegExp(`([;|\\t\\r\\n]${UNSEEN})(?=${TRIGGER})`, 'gu');

/** Returns the text in a form that no spreadsheet executes. */
export function asText(text: string): string {
  const inner = text.replace(INNER_FORMULA, "$1'");
  return FORMULA.test(inner) ? `'${inner}` : inner;
}

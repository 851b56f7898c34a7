/**
 * Reads a CSV file exactly as RFC 4180 defines the format. The function shares no code with our writer of CSV files, so
 * it can find an error of the writer.
 *
 * @throws for a cell with wrong quotes, a line that does not end with CR LF, or lines with different numbers of cells.
 */
export function readCsv(file: string): string[][] {
  const text = file.replace(/^\uFEFF/, '');
  const lines: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = readCell(text, at);
    lines.at(-1)?.push(cell);
    if (text[end] === ',') at = end + 1;
    else if (text.startsWith('\r\n', end)) {
      at = end + 2;
      if (at < text.length) lines.push([]);
    } else throw new Error(`Neither a comma nor an end of line at ${end}.`);
  }
  if (!text.endsWith('\r\n')) throw new Error('The last line has no end.');
  if (lines.some(({ length }) => length !== lines[0]?.length)) throw new Error('Lines of unequal length.');
  return lines;
}

function readCell(text: string, start: number): [cell: string, end: number] {
  if (text[start] !== '"') throw new Error(`No quote at ${start}.`);
  let cell = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at++;
    } else return [cell, at + 1];
  }
  throw new Error('A quote is open at the end.');
}

/** Splits a file at each `separator` and at each line end, and ignores quotes, as a careless program does. */
export const readCarelessly = (file: string, separator: string): string[] =>
  file
    .replace(/^\uFEFF/, '')
    .split(/[\r\n]+/)
    .flatMap((line) => line.split(separator));

const FORMULA = /^["\s\p{C}\p{Z}]*[=+\-@]/u;

/**
 * Returns whether a spreadsheet program may read this cell as a formula. The check normalizes the text by NFKC first,
 * and ignores invisible characters before the formula.
 */
export const isFormula = (cell: string): boolean => FORMULA.test(cell.normalize('NFKC'));

/**
 * Returns whether a cell begins dangerously: with a formula, or with a character that some programs skip before they
 * look for a formula. No cell of our exports may begin in this way.
 */
export const isTrigger = (cell: string): boolean => /^[\t\r\n]/.test(cell) || isFormula(cell);

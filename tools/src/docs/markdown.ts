/**
 * A fenced block: the text after the backticks of the first fence, the code, and the line numbers of the two fences,
 * from 1.
 */
export interface Fence {
  label: string;
  code: string;
  firstLine: number;
  lastLine: number;
}

/** Finds the fenced blocks of a page. A block that is never closed reaches to the end of the page. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  const lines = markdown.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const [, mark, label] = /^\s*(`{3,}|~{3,})\s*(.*)$/.exec(lines[i] ?? '') ?? [];
    if (mark === undefined || label === undefined) continue;
    const end = lines.findIndex((line, j) => j > i && line.trim() === mark);
    const last = end === -1 ? lines.length : end;
    fences.push({ label, code: lines.slice(i + 1, last).join('\n'), firstLine: i + 1, lastLine: last + 1 });
    i = last;
  }
  return fences;
}

/** Returns the page with blanks in place of its fenced blocks and inline code. Every line keeps its number. */
export function proseOf(markdown: string): string {
  const lines = markdown.split('\n');
  for (const { firstLine, lastLine } of fencesOf(markdown)) lines.fill('', firstLine - 1, lastLine);
  return lines.join('\n').replaceAll(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
}

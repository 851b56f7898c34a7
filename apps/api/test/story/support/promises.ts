/** Why a promise is not proven here: the part of the product to which it belongs, and what it is that waits there. */
export interface Later {
  part: 'hubs' | 'sessions door';
  because: string;
}

/** What one line of a text promises, in our words, and what keeps it: steps of a story, a later part, or both. */
export type PromiseRow = readonly [promise: string, ...keptBy: (string | Later)[]];

/** A text that a story keeps, line by line as it was published; lines count from 1. */
export interface PromisedText {
  first: number;
  last: number;
  /** Lines that promise nothing: headings, questions, empty lines. A pair is a range, both ends in it. */
  silent: readonly (number | readonly [first: number, last: number])[];
  promises: Readonly<Record<number, PromiseRow>>;
}

/** It is about buttons and pages of the hubs. */
export const hubs = (because: string): Later => ({ part: 'hubs', because });
/** It is about `/api/v1` beyond whoami. */
export const sessionsDoor = (because: string): Later => ({ part: 'sessions door', because });

/** Remembers which steps of a story were told to their end. */
export class Story {
  readonly told = new Set<string>();

  /** Tells a step. One that fails, fails the story and was not told. */
  async step(name: string, tell: () => Promise<void>): Promise<void> {
    await tell();
    if (this.told.has(name)) throw new Error(`Two steps are named "${name}".`);
    this.told.add(name);
  }
}

/** Says of every line what is missing: nothing, when each is silent, or promised and kept. */
export function unkept(text: PromisedText, told: ReadonlySet<string>): string[] {
  const { first, last, promises } = text;
  const silent = new Set(text.silent.flatMap(linesOf));
  const promised = Object.keys(promises).map(Number);
  const named = new Set(Object.values(promises).flatMap(([, ...keptBy]) => keptBy));
  return [
    ...linesOf([first, last]).flatMap((line) => complaintsOf(line, promises[line], silent.has(line), told)),
    ...[...promised, ...silent].filter((line) => line < first || line > last).map((line) => `line ${line}: not there`),
    ...[...told].filter((step) => !named.has(step)).map((step) => `step "${step}": keeps no promise`),
  ];
}

function complaintsOf(
  line: number,
  row: PromiseRow | undefined,
  isSilent: boolean,
  told: ReadonlySet<string>,
): string[] {
  if (row === undefined) return isSilent ? [] : [`line ${line}: neither promise nor silent`];
  const [promise, ...keptBy] = row;
  if (isSilent) return [`line ${line}: a promise, and called silent`];
  if (!isSentence(promise)) return [`line ${line}: the promise is not a sentence`];
  if (keptBy.length === 0) return [`line ${line}: neither a step nor a reason`];
  return keptBy.flatMap((each) => {
    if (typeof each === 'string') return told.has(each) ? [] : [`line ${line}: "${each}" was not told`];
    return isSentence(each.because) ? [] : [`line ${line}: the reason is not a sentence`];
  });
}

const isSentence = (text: string): boolean => /^\S+( \S+){2,}\.$/.test(text);

function linesOf(line: number | readonly [first: number, last: number]): number[] {
  if (typeof line === 'number') return [line];
  const [first, last] = line;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

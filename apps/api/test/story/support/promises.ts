/** The reason why a story does not prove a promise yet, and the part of the product that keeps the promise later. */
export interface Later {
  part: 'hubs' | 'webhooks';
  because: string;
}

/**
 * The promise of one line of a text, in our words, and the proofs of it: steps of a story, later parts of the product,
 * or both.
 */
export type PromiseRow = readonly [promise: string, ...keptBy: (string | Later)[]];

/** A published text whose promises a story proves, line by line. The first line has the number 1. */
export interface PromisedText {
  first: number;
  last: number;
  /** Lines without a promise: headings, questions, empty lines. A pair is a range that includes both ends. */
  silent: readonly (number | readonly [first: number, last: number])[];
  promises: Readonly<Record<number, PromiseRow>>;
}

/** Marks a promise about buttons and pages of the hubs. */
export const hubs = (because: string): Later => ({ part: 'hubs', because });
/** Marks a promise about webhooks. */
export const webhooks = (because: string): Later => ({ part: 'webhooks', because });

/** Keeps the names of the steps of a story that have succeeded. */
export class Story {
  readonly told = new Set<string>();

  /**
   * Runs a step and keeps the name of the step. When the step fails, the story fails, and the name of the step is not
   * kept.
   */
  async step(name: string, tell: () => Promise<void>): Promise<void> {
    await tell();
    if (this.told.has(name)) throw new Error(`Two steps are named "${name}".`);
    this.told.add(name);
  }
}

/**
 * Lists the lines of a text that are neither silent nor have a promise that is kept, each with the problem. The list is
 * empty when there is no such line.
 */
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

import { describeError } from './describe-error.ts';
import type { Logger } from './log.ts';

/** Where a process writes what does not belong in the log: to a person, or nowhere. */
export interface Terminal {
  /** Writes something that a person can use: how to sign in, where to read a mail. */
  say(text: string): void;
  /** Writes why the process ends, one sentence for each reason. */
  fail(sentences: readonly string[], error?: unknown): void;
}

/** For a person who reads: plain text. */
export const peoplesTerminal: Terminal = {
  say: (text) => console.log(text),
  fail: (sentences) => console.error(sentences.join('\n')),
};

/** For a program that reads: JSON lines and nothing else. */
export function programsTerminal(log: Logger): Terminal {
  return {
    say: () => {},
    fail(sentences, error) {
      for (const sentence of sentences)
        log.fatal(error === undefined ? {} : describeError(error), sentence.slice(0, LONGEST));
    },
  };
}

const LONGEST = 1_000;

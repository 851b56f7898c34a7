import { describeError } from './describe-error.ts';
import type { Logger } from './log.ts';

/**
 * Writes texts for the person who reads the output. They do not belong in the log. When a program reads the output,
 * `say` writes nothing, and `fail` writes its sentences to the log.
 */
export interface Terminal {
  /** Writes a text for a person, for example how to sign in or where to read a mail. */
  say(text: string): void;
  /** Writes why the process ends, one sentence for each reason. */
  fail(sentences: readonly string[], error?: unknown): void;
}

/** The terminal for a person: it writes plain text. */
export const peoplesTerminal: Terminal = {
  say: (text) => console.log(text),
  fail: (sentences) => console.error(sentences.join('\n')),
};

/** Makes the terminal for a program that reads the output: it writes only JSON lines. */
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

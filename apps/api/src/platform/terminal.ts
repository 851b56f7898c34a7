import { describeError } from './describe-error.ts';
import type { Logger } from './log.ts';

/** Where a process says what is no line of a log: to a person, or to nobody. */
export interface Terminal {
  /** Says something that helps a person on: how to sign in, where a mail can be read. */
  say(text: string): void;
  /** Says why the process ends, one sentence each. */
  fail(sentences: readonly string[], error?: unknown): void;
}

/** A person reads plain text, as it always was. */
export const peoplesTerminal: Terminal = {
  say: (text) => console.log(text),
  fail: (sentences) => console.error(sentences.join('\n')),
};

/** A program reads lines of JSON, and nothing else may be among them. */
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

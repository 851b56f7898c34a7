import type { Logger } from './log.ts';

/** What an operator should know of this server, for as long as it runs: one sentence each. */
export interface Warnings {
  told: readonly string[];
  /** Logs a sentence, the first time that it is told. */
  warn(sentence: string, fields?: object): void;
}

/** Keeps warnings, none at first. */
export function keepWarnings(log: Logger): Warnings {
  const told: string[] = [];
  return {
    told,
    warn(sentence, fields = {}) {
      if (told.includes(sentence)) return;
      told.push(sentence);
      log.warn(fields, sentence);
    },
  };
}

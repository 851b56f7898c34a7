import type { Logger } from './log.ts';

/** The operator's warnings about this server, one sentence each. They stay as long as it runs. */
export interface Warnings {
  told: readonly string[];
  /** Logs a sentence once, the first time that it is given. */
  warn(sentence: string, fields?: object): void;
}

/** Makes an empty list of warnings. */
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

import type { Logger } from './log.ts';

/** The warnings about this server for the operator, one sentence each. They are kept until the server stops. */
export interface Warnings {
  told: readonly string[];
  /** Adds a warning and logs it. A warning that was given before is not added or logged again. */
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

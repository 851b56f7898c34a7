import type { FieldIssue, RefusalCode } from '@chatelaine/shared';

/** A refusal of a call inside the fake. `serve` turns it into the answer that the real server would send. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly extras: { message?: string; issues?: FieldIssue[]; resourceId?: string };

  /** @param extras `message` replaces the fixed sentence of the code. */
  constructor(code: RefusalCode, extras: Refused['extras'] = {}) {
    super(extras.message ?? code);
    this.code = code;
    this.extras = extras;
  }
}

/** Refuses the call when `issues` is not empty: each issue names one wrong field of the input. */
export function requireRight(issues: FieldIssue[]): void {
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
}

/** Returns the result of a search. If the search found nothing, refuses the call with `not_found`. */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Refused('not_found');
  return thing;
}

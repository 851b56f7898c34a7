import type { FieldIssue, RefusalCode } from '@chatelaine/shared';

/** A refusal inside the fake. It becomes the body that the server would send. */
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

/** Refuses an input that has wrong fields. */
export function requireRight(issues: FieldIssue[]): void {
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
}

/** Returns a thing that was found, or refuses. */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Refused('not_found');
  return thing;
}

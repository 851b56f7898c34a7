import type { FieldIssue, RefusalCode } from '@chatelaine/shared';

/** What may accompany a refusal. */
export interface RefusedExtras {
  /** Replaces the code's own sentence. */
  message?: string;
  issues?: FieldIssue[];
  resourceId?: string;
}

/** A refusal inside the fake; it leaves as the body that the server would send. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly extras: RefusedExtras;

  constructor(code: RefusalCode, extras: RefusedExtras = {}) {
    super(extras.message ?? code);
    this.code = code;
    this.extras = extras;
  }
}

import type { FieldIssue, RefusalBody, RefusalCode } from '@chatelaine/shared';
import { refusals } from '../texts/en/refusals.ts';

/** Why a call did not succeed, ready to be shown. */
export interface Failure {
  /** The code of the refusal; null when no complete answer arrived. */
  code: RefusalCode | null;
  /** A sentence for people, in the language of the page. */
  sentence: string;
  /** The request id, which the person can give to support; null when no answer arrived. */
  reference: string | null;
  issues: FieldIssue[];
}

/** Reads the error of a call. */
export function failureOf(error: unknown): Failure {
  const { code, message, requestId, issues } = bodyOf(error);
  if (code === undefined) return { code: null, sentence: refusals.offline, reference: null, issues: [] };
  // A sentence of the server that says more than its code is shown as it is. It is in English.
  const ours = refusals[code];
  const english = issues?.map((issue) => issue.message).join(' ') || message;
  return { code, sentence: ours ?? english ?? code, reference: requestId ?? null, issues: issues ?? [] };
}

/**
 * Whether the server says that the person may not see this, or no longer. A screen must not go on showing it then. Any
 * other failure passes, so what a screen has shown may stay, with the dialogs on it.
 */
export function isHidden(error: unknown): boolean {
  const { code } = bodyOf(error);
  return code === 'not_found' || code === 'not_allowed';
}

function bodyOf(error: unknown): Partial<RefusalBody> {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  return typeof data === 'object' && data !== null ? data : {};
}

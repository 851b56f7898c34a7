import type { Failure } from '../api/failure.ts';
import type { Problems } from '../parts/draft-form.tsx';
import * as t from '../texts/en/webhook-form.ts';
import {
  leavesHeaders,
  type StoredHeaders,
  type WebhookDraft,
  type WebhookFieldName,
  wrongFields,
} from './webhook-draft.ts';

/** Says for each wrong field what to do. `before`: the webhook as it is; a new one has no headers. */
export const problemsIn = (draft: WebhookDraft, before: StoredHeaders): Problems<WebhookDraft> => ({
  ...Object.fromEntries(wrongFields(draft).map((name) => [name, t.problems[name]])),
  ...(leavesHeaders(draft, before) && { headers: t.headersStay }),
});

/** Reads which fields the server refused. `isComplete`: the fields explain the whole failure. */
export function problemsOf(failure: Failure | null): { problems: Problems<WebhookDraft>; isComplete: boolean } {
  if (failure === null) return { problems: {}, isComplete: true };
  const problems: Problems<WebhookDraft> = {};
  let isComplete = failure.issues.length > 0;
  for (const { path, message } of failure.issues) {
    const name = fieldOf(path);
    if (name === null) isComplete = false;
    // The address has passed our own check, so the server knows something that the page does not: where it leads.
    else problems[name] ??= name === 'url' ? t.urlRefused(message) : t.problems[name];
  }
  return { problems, isComplete };
}

function fieldOf(path: string): WebhookFieldName | null {
  const [head = '', next = ''] = path.split('.');
  const name = head === 'retryPolicy' ? next || 'policy' : head;
  return Object.hasOwn(t.problems, name) ? (name as WebhookFieldName) : null;
}

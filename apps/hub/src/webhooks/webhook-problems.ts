import type { Failure } from '../api/failure.ts';
import * as t from '../texts/en/webhooks.ts';
import type { WebhookFieldName } from './webhook-draft.ts';

/** What is wrong with which field. */
export type WebhookProblems = Partial<Record<WebhookFieldName, string>>;

/** Says for each wrong field what to do. */
export const problemsIn = (names: readonly WebhookFieldName[]): WebhookProblems =>
  Object.fromEntries(names.map((name) => [name, t.problems[name]]));

/** Reads which fields the server refused. `isComplete`: the fields explain the whole failure. */
export function problemsOf(failure: Failure | null): { problems: WebhookProblems; isComplete: boolean } {
  if (failure === null) return { problems: {}, isComplete: true };
  const problems: WebhookProblems = {};
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

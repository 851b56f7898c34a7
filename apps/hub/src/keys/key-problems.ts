import type { FieldIssue } from '@chatelaine/shared';
import type { Failure } from '../api/failure.ts';
import type { Problems } from '../parts/draft-form.tsx';
import * as t from '../texts/en/keys.ts';
import { type KeyDraft, type KeyFieldName, wrongFields } from './key-draft.ts';

/** Says for each wrong field what to do. */
export function problemsIn(draft: KeyDraft, form: HTMLFormElement | null): Problems<KeyDraft> {
  const wrong = wrongFields(draft);
  // A date that does not exist has no value, and would be sent as "without end".
  const date = form?.querySelector<HTMLInputElement>('input[type="date"]');
  if (date?.validity.badInput) wrong.push('expiresAt');
  return Object.fromEntries(wrong.map((name) => [name, t.problems[name]]));
}

/** Reads which fields the server refused. `isComplete`: the fields explain the whole failure. */
export function problemsOf(failure: Failure | null): { problems: Problems<KeyDraft>; isComplete: boolean } {
  if (failure === null) return { problems: {}, isComplete: true };
  const found = failure.issues.map((issue) => ({ issue, name: fieldOf(issue) }));
  const problems: Problems<KeyDraft> = {};
  for (const { issue, name } of found) {
    if (name !== null) problems[name] ??= sentenceFor(name, issue);
  }
  return { problems, isComplete: found.length > 0 && found.every(({ name }) => name !== null) };
}

function fieldOf({ path }: FieldIssue): KeyFieldName | null {
  const [head = '', next = ''] = path.split('.');
  const name = head === 'limits' ? next : head;
  return name in t.problems ? (name as KeyFieldName) : null;
}

function sentenceFor(name: KeyFieldName, { path, message }: FieldIssue): string {
  // This sentence is ours, in the language of the page.
  if (message === t.nameTaken) return message;
  const at = Number(path.split('.')[1]);
  return name === 'allowedAddresses' && Number.isInteger(at) ? t.addressProblem(at + 1) : t.problems[name];
}

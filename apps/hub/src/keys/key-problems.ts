import type { FieldIssue } from '@chatelaine/shared';
import type { Failure } from '../api/failure.ts';
import * as t from '../texts/en/keys.ts';
import type { KeyFieldName } from './key-draft.ts';

/** What is wrong with which field. */
export type KeyProblems = Partial<Record<KeyFieldName, string>>;

/** Says for each wrong field what to do. */
export const problemsIn = (names: readonly KeyFieldName[]): KeyProblems =>
  Object.fromEntries(names.map((name) => [name, t.problems[name]]));

/** Reads which fields the server refused. `isComplete`: the fields explain the whole failure. */
export function problemsOf(failure: Failure | null): { problems: KeyProblems; isComplete: boolean } {
  if (failure === null) return { problems: {}, isComplete: true };
  const found = failure.issues.map((issue) => ({ issue, name: fieldOf(issue) }));
  const problems: KeyProblems = {};
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

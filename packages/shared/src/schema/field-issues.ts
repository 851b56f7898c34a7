import type * as z from 'zod';
import type { FieldIssue } from '../refusal.ts';

// The maximum number of issues in an answer. Nobody reads more issues, and the size of an answer must not grow with the
// size of the input.
const MAX_ISSUES = 20;
const MAX_PATH = 128;

/**
 * Returns an issue for each invalid field, for at most the first twenty. An issue never repeats a value that the caller
 * sent.
 */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues
    .slice(0, MAX_ISSUES)
    .map((issue) => ({ path: pathOf(issue).join('.').slice(0, MAX_PATH), message: issue.message }));
}

// The last part of the path of a wrong key is that key, which is a value that the caller sent.
const pathOf = ({ code, path }: z.core.$ZodIssue): readonly PropertyKey[] =>
  code === 'invalid_key' ? path.slice(0, -1) : path;

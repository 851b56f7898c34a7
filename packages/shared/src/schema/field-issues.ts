import type * as z from 'zod';
import type { FieldIssue } from '../refusal.ts';

// Nobody reads more, and an answer must not grow with what was sent.
const MAX_ISSUES = 20;
const MAX_PATH = 128;

/** Names each field that was not understood, the first twenty of them; never repeats what was sent. */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues
    .slice(0, MAX_ISSUES)
    .map(({ path, message }) => ({ path: path.join('.').slice(0, MAX_PATH), message }));
}

import { isDeepStrictEqual } from 'node:util';
import type { Call } from '@chatelaine/sdk';

/** Ends the demo. The message is one sentence for the person who runs the demo. */
export class Unplayable extends Error {}

/** Says which result a step should have, and which result it had. */
export class NotAsTold extends Error {}

/** Compares two whole values. The order of their keys does not matter. @throws {NotAsTold} with both values. */
export function expectSame(what: string, came: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(came, wanted)) throw new NotAsTold(`${what} should be ${show(wanted)}, but is ${show(came)}`);
}

/** Compares two lists of ids. Their order does not matter. */
export function expectSameIds(what: string, came: unknown, wanted: readonly string[]): void {
  expectSame(what, Array.isArray(came) ? came.toSorted() : came, wanted.toSorted());
}

/** Checks a condition that is not a comparison. The error message shows `came`, so never pass a secret. */
export function expectThat(what: string, isTrue: boolean, came: unknown): void {
  if (!isTrue) throw new NotAsTold(`${what}, but what came is ${show(came)}`);
}

/** Waits for a call that must be refused with exactly this status and code. */
export async function expectRefused(what: string, call: Call<unknown>, status: number, code: string): Promise<void> {
  const result = await call.asResult();
  if (result.ok) throw new NotAsTold(`${what} should be refused with ${code}, but it was done`);
  const { error } = result;
  expectSame(
    `${what} should be refused; the reason`,
    { status: 'status' in error ? error.status : null, code: error.code },
    { status, code },
  );
}

/** Shows a value as a short text without secrets. Only the first characters of a key are ever printed. */
export function show(value: unknown): string {
  const text = withoutSecrets(JSON.stringify(value) ?? 'nothing');
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** Shortens each key in a text to its first characters, which are not secret. */
export const withoutSecrets = (text: string): string => text.replace(/\b(wa[a-z]?_\w{4})\w{4,}/g, '$1…');

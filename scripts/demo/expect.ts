import { isDeepStrictEqual } from 'node:util';
import type { Call } from '@chatelaine/sdk';

/** Ends the play with one sentence for whoever watches. */
export class Unplayable extends Error {}

/** Says what a step should have brought, and what came instead. */
export class NotAsTold extends Error {}

/** Compares the whole value, in whatever order its keys are. @throws {NotAsTold} with both sides. */
export function expectSame(what: string, came: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(came, wanted)) throw new NotAsTold(`${what} should be ${show(wanted)}, but is ${show(came)}`);
}

/** Compares two lists whose order means nothing. */
export function expectSameIds(what: string, came: unknown, wanted: readonly string[]): void {
  expectSame(what, Array.isArray(came) ? came.toSorted() : came, wanted.toSorted());
}

/** Checks a condition that is no comparison. The error message shows `came`: never pass a secret. */
export function expectThat(what: string, isTrue: boolean, came: unknown): void {
  if (!isTrue) throw new NotAsTold(`${what}, but what came is ${show(came)}`);
}

/** Waits for a call that must be refused for exactly this reason. */
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

/** Something as text, short, and without any secret: of a key only its hint is ever printed. */
export function show(value: unknown): string {
  const text = withoutSecrets(JSON.stringify(value) ?? 'nothing');
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** Leaves of each key in a text what is always shown of it. */
export const withoutSecrets = (text: string): string => text.replace(/\b(wa[a-z]?_\w{4})\w{4,}/g, '$1…');

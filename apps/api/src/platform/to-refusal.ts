import { fieldIssues } from '@chatelaine/shared/schema';
import * as z from 'zod';
import './input-sentence.ts';
import { outageOf } from './outage.ts';
import { Refusal } from './refusal.ts';

/** Turns any thrown value into the refusal to answer. A bug becomes `internal`, without its own message. */
export function toRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof z.ZodError) return invalidInput(thrown);
  if (thrown instanceof URIError) return new Refusal('not_found', 'a malformed address');
  // Two requests wanted the same thing at once, and the unique index let one of them win.
  if (hasCode(thrown, '23505')) return new Refusal('conflict', 'a unique index');
  const outage = outageOf(thrown);
  if (outage !== null) return new Refusal('unavailable', `${outage.means} (${outage.code})`);
  if (isUnstorable(thrown)) return new Refusal('invalid_input', 'text that the database cannot hold');
  return new Refusal('internal', 'a bug');
}

function hasCode(thrown: unknown, ...codes: string[]): boolean {
  return thrown instanceof Error && 'code' in thrown && codes.includes(String(thrown.code));
}

// Text with a NUL or half a surrogate pair, or that is not UTF-8. No row can hold it, so it names nothing that exists.
function isUnstorable(thrown: unknown): boolean {
  return hasCode(thrown, '22021', '22P05', '22P02', '08P01');
}

/** Names each field that was not understood, up to twenty. Never repeats the input. */
export function invalidInput(error: z.ZodError): Refusal {
  const issues = fieldIssues(error);
  return new Refusal('invalid_input', issues.map(({ path }) => path).join(', '), { issues });
}

/** Parses the input of a JSON route, or refuses. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

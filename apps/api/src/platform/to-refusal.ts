import { fieldIssues } from '@chatelaine/shared/schema';
import * as z from 'zod';
import './input-sentence.ts';
import { outageOf } from './outage.ts';
import { Refusal } from './refusal.ts';

/** Turns any thrown value into the refusal that is the answer. A bug becomes `internal`, without its own message. */
export function toRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof z.ZodError) return invalidInput(thrown);
  if (thrown instanceof URIError) return new Refusal('not_found', 'a malformed address');
  // Two requests tried to make the same row at the same time, and the unique index accepted only one of them.
  if (hasCode(thrown, '23505')) return new Refusal('conflict', 'a unique index');
  const outage = outageOf(thrown);
  if (outage !== null) return new Refusal('unavailable', `${outage.means} (${outage.code})`);
  if (isUnstorable(thrown)) return new Refusal('invalid_input', 'text that the database cannot hold');
  return new Refusal('internal', 'a bug');
}

function hasCode(thrown: unknown, ...codes: string[]): boolean {
  return thrown instanceof Error && 'code' in thrown && codes.includes(String(thrown.code));
}

// Whether the database cannot store a text of the request: the text has a NUL or half a surrogate pair, or is not
// UTF-8. No row can have such a text, so the request names no object that exists.
function isUnstorable(thrown: unknown): boolean {
  return hasCode(thrown, '22021', '22P05', '22P02', '08P01');
}

/** Makes a refusal that names the invalid fields, up to twenty. It never repeats the input. */
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

import * as z from 'zod';
import './input-sentence.ts';
import { outageOf } from './outage.ts';
import { Refusal } from './refusal.ts';

/** Turns anything thrown into the refusal that is answered. A bug becomes `internal`, without a word of its own. */
export function toRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof z.ZodError) return invalidInput(thrown);
  if (thrown instanceof URIError) return new Refusal('not_found', 'a malformed address');
  // Two that wanted the same thing at once, and the index decided.
  if (hasCode(thrown, '23505')) return new Refusal('conflict', 'a unique index');
  const outage = outageOf(thrown);
  if (outage !== null) return new Refusal('unavailable', `${outage.means} (${outage.code})`);
  if (isUnstorable(thrown)) return new Refusal('invalid_input', 'text that the database cannot hold');
  return new Refusal('internal', 'a bug');
}

function hasCode(thrown: unknown, ...codes: string[]): boolean {
  return thrown instanceof Error && 'code' in thrown && codes.includes(String(thrown.code));
}

// Text with a NUL or half a surrogate pair, or that is no UTF-8: no row can hold it, so nothing that exists is meant.
function isUnstorable(thrown: unknown): boolean {
  return hasCode(thrown, '22021', '22P05', '22P02', '08P01');
}

// Nobody reads more, and an answer must not grow with what was sent.
const MAX_ISSUES = 20;
const MAX_PATH = 128;

/** Names each field that was not understood, the first twenty of them; never repeats what was sent. */
export function invalidInput(error: z.ZodError): Refusal {
  const issues = error.issues
    .slice(0, MAX_ISSUES)
    .map(({ path, message }) => ({ path: path.join('.').slice(0, MAX_PATH), message }));
  return new Refusal('invalid_input', issues.map(({ path }) => path).join(', '), { issues });
}

/** Parses the input of a JSON route, or refuses. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

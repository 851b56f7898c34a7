import { digitsIn } from '@chatelaine/shared';
import type { PlainName } from './contact-names.rule.ts';

/** What a search for a contact compares. A username may be a word that answers have anyway, such as `sent`. */
export interface SearchedNames {
  /** Ids of the contact and its chats, user ids, and phone numbers with digits only. */
  texts: ReadonlySet<string>;
  /** Usernames without `@`. */
  usernames: ReadonlySet<string>;
}

/** Sorts the ids and the names of a contact for a search. */
export const searchedNames = (ids: readonly string[], names: readonly PlainName[]): SearchedNames => ({
  texts: new Set([...ids, ...names.flatMap(({ kind, value }) => (kind === 'username' ? [] : [value]))]),
  usernames: new Set(names.flatMap(({ kind, value }) => (kind === 'username' ? [value] : []))),
});

/**
 * Whether a stored answer names a contact. A name counts only as a whole value, because a longer phone number may begin
 * with the same digits. An id counts as the name of a field too, as in the votes of a poll. A phone number counts in
 * any notation. A username counts with its `@`, or as the value of a field `username`.
 */
export function namesContact(answer: unknown, names: SearchedNames): boolean {
  const body = bodyIn(answer);
  if (body !== null && !('json' in body)) return isPartOf(body.text, names);
  const values: [field: string, value: unknown][] = [
    ['', answer],
    ['', body?.json],
  ];
  for (let next = values.pop(); next !== undefined; next = values.pop()) {
    const [field, value] = next;
    if (names.texts.has(field)) return true;
    if (typeof value === 'string' && isName(field, value, names)) return true;
    if (typeof value !== 'object' || value === null) continue;
    // An item of a list has the field of its list.
    for (const [own, each] of Object.entries(value)) values.push([Array.isArray(value) ? field : own, each]);
  }
  return false;
}

function isName(field: string, text: string, { texts, usernames }: SearchedNames): boolean {
  if (texts.has(text) || texts.has(digitsIn(text) ?? text)) return true;
  return text.startsWith('@') ? usernames.has(text.slice(1)) : field === 'username' && usernames.has(text);
}

/**
 * Reads the body of an answer of the messaging door, which is stored as text: JSON in `json`, and any other body in
 * `base64`. Null for an answer of another door.
 */
function bodyIn(answer: unknown): { json: unknown } | { text: string } | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { json, base64 } = answer as { json?: unknown; base64?: unknown };
  if (typeof json === 'string') return parsed(json);
  return typeof base64 === 'string' ? parsed(Buffer.from(base64, 'base64').toString()) : null;
}

function parsed(text: string): { json: unknown } | { text: string } {
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { text };
    throw error;
  }
}

// A body that is not JSON has no values. So a name counts as any part of it.
const isPartOf = (text: string, { texts, usernames }: SearchedNames): boolean =>
  [...texts, ...[...usernames].map((name) => `@${name}`)].some((name) => text.includes(name));

/**
 * Returns an answer with another id of ours in the place of an id, as a whole value and as the name of a field. The
 * bodies of the messaging door have no ids of ours, so they stay as they are.
 */
export function withOtherId(answer: unknown, from: string, into: string): unknown {
  if (typeof answer === 'string') return answer === from ? into : answer;
  if (Array.isArray(answer)) return answer.map((each) => withOtherId(each, from, into));
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([field, value]) => [field === from ? into : field, withOtherId(value, from, into)]),
  );
}

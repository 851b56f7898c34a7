/** A JSON object of somebody else. Nothing about its fields is known. */
export type Foreign = Readonly<Record<string, unknown>>;

const DEEPEST = 40;

/**
 * Returns JSON that the database can store: without NUL and half surrogate pairs, which PostgreSQL refuses, and not
 * deeper than any real payload.
 */
export function storableJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((each) => storableJson(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [storableText(key), storableJson(each, depth + 1)]),
  );
}

const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** Reads an object. Anything else counts as an object without fields. */
export const recordOf = (value: unknown): Foreign =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Foreign) : {};

/** Reads a list of objects. Other elements are left out. */
export const recordsIn = (value: unknown): Foreign[] =>
  (Array.isArray(value) ? value : []).filter(
    (each) => typeof each === 'object' && each !== null && !Array.isArray(each),
  );

/** Reads a text that is not empty and not longer than a column. A number counts as its text. */
export function textOf(value: unknown, longest = 256): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= longest ? text : undefined;
}

const DAY_MS = 86_400_000;
// WhatsApp began in 2009.
const FIRST_MS = Date.UTC(2009, 0);
// Times in seconds have ten digits until the year 2286.
const MOST_SECONDS = 99_999_999_999;

/** Reads a time in seconds or milliseconds, as a number or a text. A time that cannot be is now. */
export function timeOf(value: unknown, now: Date): Date {
  const text = textOf(value) ?? '';
  const count = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  const ms = count > MOST_SECONDS ? count : count * 1_000;
  return ms < FIRST_MS || ms > now.getTime() + DAY_MS ? now : new Date(ms);
}

/** Returns an object without the fields that have no value. */
export const withoutEmpty = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

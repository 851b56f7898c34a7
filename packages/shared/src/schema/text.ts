import * as z from 'zod';
import { ID_PATTERNS, type IdKind } from '../id.ts';

/** Whether a row of the database can store a text. It cannot store a NUL or half a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
/** A text that a row of the database can store. */
export const storable = () => z.string().refine(isStorable, 'This text cannot be stored.');

/**
 * Any text in the place of an id. A text that does not have the form of an id is no error here: no row has such an id,
 * so the server answers `not_found`.
 */
export const idText = storable().min(1).max(64);
/** An id that has the form of its kind, for answers and for ids that the server itself makes. */
export const idOf = (kind: IdKind) => z.string().regex(ID_PATTERNS[kind]);
/** An instant in ISO 8601, with `Z` or an offset. The instant is stored in UTC, with milliseconds. */
export const instant = z.iso.datetime({ offset: true }).transform((text, ctx) => {
  const utc = new Date(text).toISOString();
  // Years outside 1 to 9999 are refused: PostgreSQL has no year 0, and years with more than four digits need another
  // notation.
  if (/^\d{4}-/.test(utc) && !utc.startsWith('0000')) return utc;
  ctx.addIssue({ code: 'custom', message: 'Must be between the years 1 and 9999.' });
  return z.NEVER;
});

// Control characters, invisible characters, and characters that change the reading direction. A name with such a
// character is refused, because people must see the whole name as it is written.
const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;
// A text that is too long for a name is refused before it is normalized, because the time to normalize grows with the
// square of the length of a run of combining marks. NFD is at most four times as long as NFC in UTF-16 (UAX #15, table
// 6), and a character has at most two units, so a name of 64 characters has at most 64 × 2 × 4 units. This is half of
// the limit.
const NAME_UNITS = 1_024;
const TOO_LONG = 'A name has at most 64 characters.';
// Matches a visible character. Unicode counts fillers and some blanks as letters or signs, but people cannot see them,
// so they do not match.
const SEEN =
  /(?![\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u;
/** Whether a text has a character that people can see. */
export const isSeen = (text: string): boolean => SEEN.test(text);
/**
 * A name for people: 1–64 characters after NFC, and at most 1,024 code units before NFC. A name has no hidden
 * character, and at least one visible character.
 */
export const nameText = z
  .string()
  .max(NAME_UNITS, TOO_LONG)
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .refine((text) => text.length > 0, 'Enter a name.')
      .refine((text) => [...text].length <= 64, TOO_LONG)
      .refine(isStorable, 'This text cannot be stored.')
      .refine(
        (text) => !HIDDEN.test(text),
        'A name cannot contain characters that are not shown, such as those that join emoji.',
      )
      .refine(
        (text) => text === '' || HIDDEN.test(text) || isSeen(text),
        'This name shows nothing. Give it a letter, a digit or a sign.',
      ),
  );

/** A label, with the rules of a name: 1–64 characters. */
export const labelText = nameText;

/** The input of a query about one thing, which the query finds by its id. */
export const byId = z.strictObject({ id: idText });

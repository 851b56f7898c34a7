import * as z from 'zod';
import { ID_PATTERNS, type IdKind } from '../id.ts';

// No row holds a NUL or half a surrogate pair.
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
/** Text that a row can hold. */
export const storable = () => z.string().refine(isStorable, 'This text cannot be stored.');

/** An id is text here: one of the wrong form is simply of nothing that exists, and so `not_found`. */
export const idText = storable().min(1).max(64);
/** A stricter id, for answers and for what we make ourselves. */
export const idOf = (kind: IdKind) => z.string().regex(ID_PATTERNS[kind]);
/** ISO 8601 with `Z` or an offset; kept in UTC, with milliseconds. */
export const instant = z.iso.datetime({ offset: true }).transform((text, ctx) => {
  const utc = new Date(text).toISOString();
  // PostgreSQL knows no year 0, and more than four digits are no plain instant.
  if (/^\d{4}-/.test(utc) && !utc.startsWith('0000')) return utc;
  ctx.addIssue({ code: 'custom', message: 'Must be between the years 1 and 9999.' });
  return z.NEVER;
});

// Control characters, and those that turn the direction of text or hide: a name must show what it is.
const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;
// The time to normalize grows with the square of a run of combining marks, so what cannot be a name is refused before. NFD
// is at most four times as long as NFC in UTF-16 (UAX #15, table 6), and a character has at most two units: 64 × 2 × 4 is
// half of this.
const NAME_UNITS = 1_024;
const TOO_LONG = 'A name has at most 64 characters.';
// Something that is drawn: fillers and blanks count as letters and signs in Unicode's categories and show nothing.
const SEEN =
  /(?![\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u;
/**
 * A name that people read: 1–64 characters after NFC, at most 1,024 code units before it, nothing hidden in it and
 * something to see.
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
        (text) => text === '' || HIDDEN.test(text) || SEEN.test(text),
        'This name shows nothing. Give it a letter, a digit or a sign.',
      ),
  );

/** A label, as a name: 1–64 characters. */
export const labelText = nameText;

/** What is asked about one thing. */
export const byId = z.strictObject({ id: idText });

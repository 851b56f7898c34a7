import { LOOKS } from './confusables.ts';

/** Removes the differences of case and of the encoding of a letter from a text (Unicode NFKC, then case folding). */
export const foldCase = (text: string): string => text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();

/**
 * Whether people would confuse two texts. The texts are compared as they are written ("Reader I" and "Reader l") and in
 * lower case ("PROD" and "prod"). Some signs are a blank in one program and invisible in another, so the texts are also
 * compared without blanks.
 */
export function lookAlike(one: string, other: string): boolean {
  const [a, b] = [looksOf(one), looksOf(other)];
  if (a.written === b.written || a.small === b.small) return true;
  if (!a.isUnsure && !b.isUnsure) return false;
  return withoutBlanks(a.written) === withoutBlanks(b.written) || withoutBlanks(a.small) === withoutBlanks(b.small);
}

/** The appearance of a text. */
interface Looks {
  written: string;
  small: string;
  /** Whether the text has a sign that may be shown as a blank or not at all. */
  isUnsure: boolean;
}

// The results for the most recent names are kept, because all names of a large account are compared with each new name.
const MOST_KEPT = 4_096;
// Only the first characters are compared, because a name has up to 64 characters, and NFKC makes up to eighteen
// characters of each. Names that are equal in these first characters count as equal.
const LONGEST = 128;
const kept = new Map<string, Looks>();

function looksOf(text: string): Looks {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const shown = text.replace(BLANK, ' ').replace(UNSEEN, '').normalize('NFKC').slice(0, LONGEST);
  const looks = { written: skeletonOf(shown), small: skeletonInSmall(shown), isUnsure: UNSURE.test(text) };
  for (const oldest of kept.size < MOST_KEPT ? [] : kept.keys()) {
    kept.delete(oldest);
    break;
  }
  kept.set(text, looks);
  return looks;
}

// Returns the skeleton of a text in lower case. The skeleton has a capital O for each zero, so the skeleton itself is
// changed to lower case too.
const skeletonInSmall = (text: string): string => skeletonOf(foldCase(text)).toLowerCase();

// Makes the skeleton of a text (UTS #39, section 4). Several blanks become one blank, because a page shows them as one.
function skeletonOf(text: string): string {
  let looks = '';
  for (const letter of text.normalize('NFKC').normalize('NFD')) looks += LOOKS.get(letter) ?? letter;
  return looks.normalize('NFD').replace(/\s+/g, ' ').trim();
}

const withoutBlanks = (text: string): string => text.replaceAll(' ', '');

// Matches all signs that are shown as a blank: the blanks of the category Zs, and signs of other categories that are
// invisible but as wide as a letter.
const BLANK = /[\p{Zs}\u2800\u{13441}\u{13442}\u{16fe4}\u{1d159}]/gu;
// Matches the fillers of Hangul, the Mongolian vowel separator and the object replacement sign. Some fonts show them as
// a blank, and others do not show them.
const UNSURE = /[\u115f\u1160\u180e\u3164\uffa0\ufffc]/u;
// Matches signs that are not shown. Default_Ignorable_Code_Point includes the fillers.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\ufffc]+/gu;

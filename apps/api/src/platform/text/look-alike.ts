import { LOOKS } from './confusables.ts';

/** Text without differences of case or of the spelling of a letter (Unicode NFKC, then case folding). */
export const foldCase = (text: string): string => text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();

/**
 * Whether people would confuse two texts: as they are written ("Reader I" and "Reader l"), or in small letters ("PROD"
 * and "prod"). Some signs are a blank in one program and invisible in another, so both readings are compared.
 */
export function lookAlike(one: string, other: string): boolean {
  const [a, b] = [looksOf(one), looksOf(other)];
  if (a.written === b.written || a.small === b.small) return true;
  if (!a.isUnsure && !b.isUnsure) return false;
  return withoutBlanks(a.written) === withoutBlanks(b.written) || withoutBlanks(a.small) === withoutBlanks(b.small);
}

/** How a text looks. */
interface Looks {
  written: string;
  small: string;
  /** Whether it has a sign that may be a blank or nothing. */
  isUnsure: boolean;
}

// The names of a large account are compared with each new name, so the result for each name is kept.
const MOST_KEPT = 4_096;
// A name has 64 characters, and NFKC makes up to eighteen of each. Names that are equal for this length count as equal.
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

// A skeleton writes zero as a capital O. In small letters that becomes a small o.
const skeletonInSmall = (text: string): string => skeletonOf(foldCase(text)).toLowerCase();

// UTS #39, section 4. Several blanks become one, as on a page.
function skeletonOf(text: string): string {
  let looks = '';
  for (const letter of text.normalize('NFKC').normalize('NFD')) looks += LOOKS.get(letter) ?? letter;
  return looks.normalize('NFD').replace(/\s+/g, ' ').trim();
}

const withoutBlanks = (text: string): string => text.replaceAll(' ', '');

// Invisible signs that are as wide as a letter. JavaScript (`\s`) already treats those of the category Zs as blanks.
const BLANK = /[\p{Zs}\u2800\u{13441}\u{13442}\u{16fe4}\u{1d159}]/gu;
// The fillers of Hangul, the Mongolian vowel separator and the object sign: blank in some fonts, nothing in others.
const UNSURE = /[\u115f\u1160\u180e\u3164\uffa0\ufffc]/u;
// Default_Ignorable_Code_Point includes the fillers.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\ufffc]+/gu;

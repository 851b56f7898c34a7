import { LOOKS } from './confusables.ts';

/** Text whose differences in case and in writing a letter do not count (Unicode NFKC, then case folding). */
export const foldCase = (text: string): string => text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();

/**
 * Whether people would take one text for the other: as it is written ("Reader I" and "Reader l"), or in small letters
 * ("PROD" and "prod"). A sign that some show as a blank and others not at all is taken for either.
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

// The names of a large account are compared with each new one: each is worked out once.
const MOST_KEPT = 4_096;
// A name has 64 characters, and NFKC makes up to eighteen of each. Two that are the same for so long are taken for the same.
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

// Zero is written as a capital O in a skeleton, and is a small one in small letters.
const skeletonInSmall = (text: string): string => skeletonOf(foldCase(text)).toLowerCase();

// UTS #39, section 4. Blanks in a row are one, as a page shows them.
function skeletonOf(text: string): string {
  let looks = '';
  for (const letter of text.normalize('NFKC').normalize('NFD')) looks += LOOKS.get(letter) ?? letter;
  return looks.normalize('NFD').replace(/\s+/g, ' ').trim();
}

const withoutBlanks = (text: string): string => text.replaceAll(' ', '');

// Signs without ink that are as wide as a letter; those of the category Zs are blanks to JavaScript (`\s`) already.
const BLANK = /[\p{Zs}\u2800\u{13441}\u{13442}\u{16fe4}\u{1d159}]/gu;
// The fillers of Hangul, the Mongolian vowel separator and the object sign: a blank in some fonts, nothing in others.
const UNSURE = /[\u115f\u1160\u180e\u3164\uffa0\ufffc]/u;
// Default_Ignorable_Code_Point has the fillers too.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\ufffc]+/gu;

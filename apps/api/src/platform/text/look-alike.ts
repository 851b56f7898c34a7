import { LOOKS } from './confusables.ts';

/** Text whose differences in case and in writing a letter do not count (Unicode NFKC, then case folding). */
export const foldCase = (text: string): string => text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();

/**
 * Whether people would take one text for the other: as it is written ("Reader I" and "Reader l"), or in small letters
 * ("PROD" and "prod").
 */
export const lookAlike = (one: string, other: string): boolean =>
  skeletonOf(one) === skeletonOf(other) || skeletonInSmall(one) === skeletonInSmall(other);

// Zero is written as a capital O in a skeleton, and is a small one in small letters.
const skeletonInSmall = (text: string): string => skeletonOf(foldCase(withoutUnseen(text))).toLowerCase();

// UTS #39, section 4. What nobody sees is left out, and blanks in a row are one, as a page shows them.
function skeletonOf(text: string): string {
  const letters = [...withoutUnseen(text).normalize('NFKC').normalize('NFD')];
  const looks = letters.map((letter) => LOOKS.get(letter) ?? letter).join('');
  return looks.normalize('NFD').replace(/\s+/g, ' ').trim();
}

// Default_Ignorable_Code_Point has the Hangul fillers too; of other blanks that are no separators the property knows none.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{13441}\u{13442}\u{1d159}]+/gu;
const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

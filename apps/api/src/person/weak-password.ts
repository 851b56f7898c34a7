import { COMMON_PASSWORDS } from './common-passwords.ts';

/** The reason why a password is weak. */
export type Weakness = 'common' | 'own';

/**
 * The facts about the owner of a password: the names of the person and the accounts, the e-mail address, and the host
 * of the sign-in page.
 */
export interface Owned {
  names: readonly string[];
  email: string;
  host: string;
}

/**
 * Says why a password of sufficient length is still weak; null when the password is not weak. A weak password is a row
 * of keys, a repetition, or a very common word with digits, signs and short rows around the word. This product's name
 * counts as a common word. A password is also weak when it is little more than the owner's name or address, forwards or
 * backwards. Upper and lower case are treated as equal, and so are letters and the digits that replace them
 * ("p4ssw0rd").
 */
export function passwordWeakness(password: string, owner: Owned): Weakness | null {
  const text = password.normalize('NFKC').toLowerCase();
  const spellings = [text, spelledOut(text)];
  if (new Set(text).size < 5 || isRow(text) || spellings.some(isCommon)) return 'common';
  const read = [...spellings, ...spellings.map(reversed)];
  return read.some((each) => isOwn(each, owner)) ? 'own' : null;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
// Removes digits at both ends of the text, because people add digits there when a form requires more characters.
const coreOf = (text: string): string => lettersOf(text).replace(/^\p{N}+|\p{N}+$/gu, '');

const STANDS_FOR: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
// Replaces digits and signs by the letters that they stand for, but only before the last letter of the text. Digits at
// the end do not change.
const spelledOut = (text: string): string =>
  text.replace(/[013457@$!](?=.*\p{L})/gu, (sign) => STANDS_FOR[sign] ?? sign);

// Rows, columns and zigzags of keyboards, and the alphabet. Each of these texts is repeated, so that it also matches
// long passwords.
const ROWS = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
].flatMap((row) => [row.repeat(3), [...row].reverse().join('').repeat(3)]);

function isRow(text: string): boolean {
  const letters = lettersOf(text);
  const core = coreOf(text);
  return [letters, core].some((each) => each === '' || ROWS.some((row) => row.includes(each)));
}

const isCommon = (text: string): boolean => {
  const core = coreOf(text);
  const [, once = core] = /^(.+?)\1+$/u.exec(core) ?? [];
  return COMMON_PASSWORDS.has(core) || COMMON_PASSWORDS.has(once) || once.length < 4 || isOneWord(text);
};

// Whether a text is one common word, repeated any number of times, between digits and short rows: "password1password2",
// "abc123password". Two different words are accepted, because several words can make a good password.
function isOneWord(text: string): boolean {
  const pieces = text.split(/[^\p{L}]+/u).map((piece) => piece.replace(END_ROWS, ''));
  const words = new Set(pieces.filter((piece) => piece !== '').map((piece) => /^(.+?)\1+$/u.exec(piece)?.[1] ?? piece));
  return [...words].every((word) => COMMON_PASSWORDS.has(word)) && words.size <= 1;
}

const END_ROWS = /^(?:abcd?e?|xyz|qwert?[yz]?|qwe|asdf?)|(?:abcd?e?|xyz|qwert?[yz]?|qwe|asdf?)$/gu;
const reversed = (text: string): string => [...text].reverse().join('');

function isOwn(text: string, { names, email, host }: Owned): boolean {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const whole = [email, local, domain, host, ...names];
  const parts = whole.flatMap((each) => each.split(/[^\p{L}\p{N}]+/u));
  const words = [...whole, ...parts].map((each) => lettersOf(each.normalize('NFKC').toLowerCase()));
  // The longest of the owner's words is removed from the password first. So no part of a long word remains because a
  // shorter word inside it was removed earlier.
  const sorted = [...new Set(words)].filter((each) => each.length >= 3).sort((one, other) => other.length - one.length);
  const left = sorted.reduce((rest, word) => rest.replaceAll(word, ''), lettersOf(text));
  return left !== lettersOf(text) && left.replace(/\p{N}/gu, '').length < 4;
}

import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Why a password is weak. */
export type Weakness = 'common' | 'own';

/** Facts about the owner of a password: names of person and accounts, the address, the host of the sign-in page. */
export interface Owned {
  names: readonly string[];
  email: string;
  host: string;
}

/**
 * Says why a password of sufficient length is still one of the first guesses, or null. It is a row of keys, a
 * repetition, or a very common word (this product's name is one) with digits, signs and short rows around it. Or it is
 * little more than the owner's name or address, forwards or backwards. Case does not count, nor do digits in place of
 * letters ("p4ssw0rd").
 */
export function passwordWeakness(password: string, owner: Owned): Weakness | null {
  const text = password.normalize('NFKC').toLowerCase();
  const spellings = [text, spelledOut(text)];
  if (new Set(text).size < 5 || isRow(text) || spellings.some(isCommon)) return 'common';
  const read = [...spellings, ...spellings.map(reversed)];
  return read.some((each) => isOwn(each, owner)) ? 'own' : null;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
// People add digits at the ends when a form asks for more.
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
// Digits are replaced only inside a word. At the end they stay digits.
const spelledOut = (text: string): string =>
  text.replace(/[013457@$!](?=.*\p{L})/gu, (sign) => STANDS_FOR[sign] ?? sign);

// Rows, columns and zigzags of keyboards, and the alphabet, repeated for long passwords.
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

// One common word, repeated any number of times, between digits and short rows: "password1password2", "abc123password".
// Two different words are accepted: people make good passwords of words.
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
  // The longest word is removed first, so that its parts do not remain.
  const sorted = [...new Set(words)].filter((each) => each.length >= 3).sort((one, other) => other.length - one.length);
  const left = sorted.reduce((rest, word) => rest.replaceAll(word, ''), lettersOf(text));
  return left !== lettersOf(text) && left.replace(/\p{N}/gu, '').length < 4;
}

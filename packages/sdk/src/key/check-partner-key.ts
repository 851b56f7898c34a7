import { KEY_KINDS } from '@chatelaine/shared';
import { checksum } from './crc32.ts';

const FORM = /^wap_[0-9A-Za-z]{38}$/;

/**
 * Returns the given string when its form and checksum are those of a partner key, and throws for any other value.
 * Whitespace around the key is removed, because a key from a file or a secret store often ends with a line break.
 *
 * @throws {TypeError} whose message says what kind of string was given. The message never has the string, which may be
 * a secret.
 */
export function checkPartnerKey(given: unknown): string {
  if (given != null && typeof given !== 'string') {
    throw new TypeError('partnerKey is a string, or a function that returns one. Is an await missing?');
  }
  const key = given?.trim();
  if (!key) {
    throw new TypeError('There is no partner key. Pass partnerKey or set CHATELAINE_PARTNER_KEY.');
  }
  if (FORM.test(key) && key.slice(-6) === checksum(key.slice(0, -6))) return key;
  throw new TypeError(`${whatIsWrong(key)} Chatelaine needs a partner key, which begins with wap_.`);
}

function whatIsWrong(key: string): string {
  const prefix = key.split('_', 1)[0];
  if (prefix === 'wap') return 'This partner key is incomplete or mistyped: its form or its checksum is wrong.';
  for (const [kind, { prefix: of, opens }] of Object.entries(KEY_KINDS)) {
    if (of === prefix) return `This is a key of kind "${kind}": it opens ${opens}.`;
  }
  if (prefix === 'key') return 'This is the id of a key, not its secret.';
  if (prefix === 'wat') return 'This is a legacy token.';
  return 'This is not a key of Chatelaine.';
}

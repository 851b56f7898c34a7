import { describe, expect, test } from 'vitest';
import { CHANNEL_KEY, ORGANIZATION_KEY, PARTNER_KEY } from '../../test/support/words.ts';
import { checkPartnerKey } from './check-partner-key.ts';
import { checksum, crc32 } from './crc32.ts';

test('the check value of CRC-32 and the vectors of all three kinds hold', () => {
  const keys = [PARTNER_KEY, CHANNEL_KEY, ORGANIZATION_KEY];

  const sums = keys.map((key) => checksum(key.slice(0, -6)));

  expect(sums).toEqual(keys.map((key) => key.slice(-6)));
  expect(crc32('123456789')).toBe(0xcbf43926);
});

test.each([
  ['as it is', PARTNER_KEY],
  ['with a line break at its end, as files have one', `${PARTNER_KEY}\n`],
  ['with blanks around it', ` \t${PARTNER_KEY}\r\n`],
])('a partner key passes %s', (_, text) => {
  expect(checkPartnerKey(text)).toBe(PARTNER_KEY);
});

describe('whatever else it is, the message says so and does not repeat it', () => {
  test.each([
    ['nothing', undefined, /no partner key.*CHATELAINE_PARTNER_KEY/],
    ['an empty string', '', /no partner key/],
    ['a channel key', CHANNEL_KEY, /kind "channel": it opens \/messages/],
    ['an organization key', ORGANIZATION_KEY, /kind "organization": it opens \/api\/v1/],
    ['a legacy token', `wat_${PARTNER_KEY.slice(4)}`, /legacy token/],
    ['the id of a key', 'key_0123456789ABCDEFGHIJKL', /id of a key/],
    ['a key of another product', `sk_live_${PARTNER_KEY.slice(4)}`, /not a key of Chatelaine/],
    ['one character changed', PARTNER_KEY.replace('5', '6'), /mistyped/],
    ['one character short', PARTNER_KEY.slice(0, -1), /incomplete/],
    ['a line break alone', '\n', /no partner key/],
    ['a line break within', PARTNER_KEY.replace('5', '\n'), /form/],
  ])('%s', (_, text, sentence) => {
    const check = () => checkPartnerKey(text);

    expect(check).toThrow(sentence);
    expect(check).toThrow(expect.objectContaining({ message: expect.not.stringContaining('456789AB') }));
  });
});

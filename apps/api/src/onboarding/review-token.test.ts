import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealer } from '../platform/seal.ts';
import { isReviewed, sealReview } from './review-token.ts';

const sealer = createSealer(randomBytes(32).toString('base64'));
const REVIEWED = { requestId: 'req_1', clientId: 'c1', withdraw: ['one', 'two'] };
const token = sealReview(sealer, REVIEWED, 'p1');

test('a token is good for what was reviewed, in whatever order it is named', () => {
  expect(isReviewed(sealer, token, REVIEWED, 'p1')).toBe(true);
  expect(isReviewed(sealer, token, { ...REVIEWED, withdraw: ['two', 'one'] }, 'p1')).toBe(true);
});

test.each([
  ['more numbers', { withdraw: ['one', 'two', 'three'] }, 'p1'],
  ['fewer numbers', { withdraw: ['one'] }, 'p1'],
  ['other numbers', { withdraw: ['one', 'three'] }, 'p1'],
  ['a number twice', { withdraw: ['one', 'two', 'two'] }, 'p1'],
  ['ids that run together', { withdraw: ['one,two'] }, 'p1'],
  ['another request', { requestId: 'req_2' }, 'p1'],
  ['another client', { clientId: 'c2' }, 'p1'],
  ['another person', {}, 'p2'],
])('it is not good for %s', (_what, over, personId) => {
  expect(isReviewed(sealer, token, { ...REVIEWED, ...over }, personId)).toBe(false);
});

test.each(['', 'v1.', 'v1.AAAA', token.slice(0, -2), `${token}x`.replace(/^v1\.../, 'v1.zz')])(
  '%j is no token',
  (other) => {
    expect(isReviewed(sealer, other, REVIEWED, 'p1')).toBe(false);
  },
);

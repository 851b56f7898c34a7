import { expect, test } from 'vitest';
import type { NoticeContent } from './notice-fact.ts';
import { PEOPLE_WORDS } from './people-words.ts';

test.each([
  ['passkey.added', { name: 'Go to https://evil.example' }],
  ['passkey.copied', { name: 'Go to https://evil.example' }],
  ['passkey.removed', { names: ['Go to https://evil.example'] }],
] as const)('the mail about %s makes no link of a name that a thief chose', (type, data) => {
  const { items } = PEOPLE_WORDS[type]({ facts: [{ event: { type, data } }] } as unknown as NoticeContent);

  expect(items).toEqual(['Go to https[:]//evil[.]example']);
});

import { expect, test } from 'vitest';
import { oldSecretEnd } from './platform-secret.rule.ts';

const now = new Date('2026-11-01T12:00:00.000Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);

test.each<[string, Date | null | undefined, Date | null]>([
  ['never replaced', undefined, null],
  ['replaced without an overlap', null, null],
  ['one millisecond before the end', after, after],
  ['at the end', now, null],
  ['one millisecond after the end', before, null],
])('an old platform secret, %s', (_, oldPlatformSecretEndsAt, end) => {
  expect(oldSecretEnd({ oldPlatformSecretEndsAt }, now)).toEqual(end);
});

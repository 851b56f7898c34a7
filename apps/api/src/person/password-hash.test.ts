import { expect, test } from 'vitest';
import { passwordHash } from './password-hash.ts';

const PASSWORD = 'long enough for us';

test('a hash says what it cost, and is right for its password alone', async () => {
  const hash = await passwordHash.hash(PASSWORD);

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await passwordHash.verify({ hash, password: PASSWORD })).toBe(true);
  expect(await passwordHash.verify({ hash, password: `${PASSWORD} ` })).toBe(false);
});

test('one that was made at another cost stays right', async () => {
  const hash = await passwordHash.hash(PASSWORD, { memoryKib: 64, passes: 1 });

  expect(hash).toContain('$m=64,t=1,p=1$');
  expect(await passwordHash.verify({ hash, password: PASSWORD })).toBe(true);
  expect(await passwordHash.verify({ hash: hash.replace('m=64', 'm=72'), password: PASSWORD })).toBe(false);
});

test('the same letters in another form of Unicode are the same password', async () => {
  const hash = await passwordHash.hash('gelée royale', { memoryKib: 64, passes: 1 });

  expect(await passwordHash.verify({ hash, password: 'gele\u0301e royale' })).toBe(true);
});

test.each([
  '',
  'plain text',
  '$2b$10$abcdefghijklmnopqrstuv',
  '$argon2id$v=19$m=64,t=1,p=1$$',
  '$argon2id$v=19$m=64,t=0,p=1$c2FsdHNhbHQ$a2V5',
])('what is no hash of ours is right for nothing: %j', async (hash) => {
  expect(await passwordHash.verify({ hash, password: PASSWORD })).toBe(false);
  expect(await passwordHash.verify({ hash, password: '' })).toBe(false);
});

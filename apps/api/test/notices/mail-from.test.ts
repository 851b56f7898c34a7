import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'chatelaine-mail-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

test.each(['keys@acme.example', 'Acme Keys <keys@acme.example>', 'Schlüssel <keys@acme.example>'])(
  'mail may come from %s',
  (MAIL_FROM) => {
    expect(readConfig({ MAIL_FROM }, dir).mailFrom).toBe(MAIL_FROM);
  },
);

test.each([
  'Acme',
  'keys@acme.example, thief@evil.example',
  'Acme <keys@acme.example>\r\nBcc: thief@evil.example',
  'Acme <keys@acme.example> <thief@evil.example>',
])('a sender that is none, or more than one, stops the start: %j', (MAIL_FROM) => {
  expect(() => readConfig({ MAIL_FROM }, dir)).toThrow(/^MAIL_FROM is not valid: .+\.$/);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaint as complaintIn } from './support/config-complaint.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'chatelaine-config-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const DATABASE_URL = 'postgres://user:password@db.example:5432/keys';
const complaint = (env: Record<string, string>) => complaintIn(env, dir);

const WRONG: [name: string, values: string[]][] = [
  ['NODE_ENV', ['prod', 'Production', '1']],
  ['BASE_URL', ['keys.example', 'ftp://keys.example', 'https://keys.example/a path', 'https://me@keys.example']],
  ['BASE_URL', ['https://keys.example?x', 'javascript:alert(1)', ' https://keys.example']],
  ['PORT', ['0', '65536', '-1', '80.5', 'http', '8082a', '8082 8083', '0x1f92', '8e3', '+8082', ' 8082', '08082']],
  ['PARTNER_SITE_PORT', ['0', '65536', 'eight', '0b11', '1e3']],
  ['DATABASE_URL', ['mysql://db.example/keys', 'db.example', 'http://db.example', 'postgres']],
  ['AUTH_SECRET', ['short', 'x'.repeat(31)]],
  [
    'ENCRYPTION_KEY',
    ['short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64'), 'f'.repeat(64)],
  ],
  ['TRUSTED_PROXIES', ['proxy.example', '10.0.0.0/8 10.1.0.0/16', 'all', 'true', '1']],
  ['TRUSTED_PROXIES', ['10.0.0.0/33', '999.1.1.1', 'fd00::/129', '10.0.0', ':::']],
  ['TRUSTED_PROXIES', ['0.0.0.0/0', '::/0', '10.0.0.0/08', '10.0.0.0/', ',', ' , ']],
  ['TRUSTED_PROXIES', ['0.0.0.0/1,128.0.0.0/1', '::/1,8000::/1', '128.0.0.0/1,64.0.0.0/2,0.0.0.0/2,10.0.0.0/8']],
  ['TRUSTED_PROXIES', ['::ffff:0:0/96', '::ffff:0:0/97,128.0.0.0/1', 'loopback,0.0.0.0/1,128.0.0.0/1']],
  ['MAX_CONNECTIONS', ['9', '100001', '0x20', '2e3', '20.0', '2_000', '٢٠٠٠', 'many']],
  ['SMTP_URL', ['mail.example', 'http://mail.example', 'mail.example:25']],
  ['SUPPORT_URL', ['support', 'support.example/help', 'https://', 'javascript:alert(1)', 'help@support.example']],
  ['SUPPORT_URL', ['https://support.example/a b', 'https://support.example/\nx', ' https://support.example']],
  ['SUPPORT_URL', ['https://me:word@support.example', 'https://support.example/"><b>', 'mailto:"x"@support.example']],
  ['SUPPORT_URL', ['mailto:help@support.example?subject=Help', 'mailto:a@support.example,b@support.example']],
  ['USAGE_RETENTION_DAYS', ['0', '-1', '3651', '1.5', 'ever', '0x1f', '4e2']],
  ['CALLS_SAMPLE', ['-1', '1.5', '2', 'all', '1e-2', '.']],
  ['DEMO', ['yes', 'true', '2']],
];

describe('a wrong setting stops the start, and the sentence names it', () => {
  test.each(WRONG.flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    '%s=%s',
    (name, value) => {
      const told = complaint({ DATABASE_URL, [name]: value });

      expect(told).toMatch(new RegExp(`^${name} is not valid: .+\\.$`));
    },
  );

  test('two wrong ones are told in two lines', () => {
    const told = complaint({ PORT: '0', DEMO: 'yes' });

    expect(told?.split('\n').map((line) => line.split(' ')[0])).toEqual(['PORT', 'DEMO']);
  });

  test('and nothing secret is in the sentence', () => {
    const told = complaint({
      AUTH_SECRET: 'too-short-secret',
      ENCRYPTION_KEY: 'not-32-bytes',
      DATABASE_URL: 'mysql://me:hidden-password@db',
    });

    expect(told?.split('\n')).toHaveLength(3);
    expect(told).not.toMatch(/too-short-secret|not-32-bytes|hidden-password/);
  });

  test.each(['', ' ', '\t'])('%j counts as not given', (blank) => {
    expect(complaint({ ...Object.fromEntries(WRONG.map(([name]) => [name, blank])), HOST: blank })).toBeNull();
  });

  test.each([
    ['SUPPORT_URL', 'https://support.example/help?from=keys#top'],
    ['SUPPORT_URL', 'http://intranet/help'],
    ['SUPPORT_URL', 'mailto:help@support.example'],
    ['CALLS_SAMPLE', '1.00'],
    ['CALLS_SAMPLE', '.5'],
  ])('control: %s=%s is taken', (name, value) => {
    expect(complaint({ DATABASE_URL, [name]: value })).toBeNull();
  });

  test('control: networks that leave one address out are taken', () => {
    const halves = '0.0.0.0/1,128.0.0.0/2,192.0.0.0/3,224.0.0.0/4,::/2,4000::/2,8000::/2';
    expect(complaint({ DATABASE_URL, TRUSTED_PROXIES: halves })).toBeNull();
  });
});

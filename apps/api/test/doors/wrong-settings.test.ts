import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { listen } from '../../src/platform/http/listen.ts';
import { complaint as complaintIn } from './support/config-complaint.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'chatelaine-settings-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const DATABASE_URL = 'postgres://user:password@db.example:5432/keys';
const PRODUCTION = {
  NODE_ENV: 'production',
  BASE_URL: 'https://keys.example',
  DATABASE_URL,
  AUTH_SECRET: 'a secret of tests, thirty-two characters',
  ENCRYPTION_KEY: Buffer.from('a key of tests: thirty-two bytes').toString('base64'),
};
const complaint = (env: Record<string, string>) => complaintIn({ DATABASE_URL, ...env }, dir);
const base64 = (bytes: readonly number[]) => Buffer.from(bytes).toString('base64');

// Invalid settings. `says` is a text that the error must contain beside the name of the setting, so that the reader can
// correct the value.
const REFUSED: [name: string, value: string, says: string][] = [
  ['BASE_URL', 'https://keys.example/messages', 'addresses of this server'],
  ['DATABASE_URL', 'postgres://chatelaine:<password>@127.0.0.1:5432/chatelaine', 'in the place of <…>'],
  ['SMTP_URL', 'smtp://mail:<password>@mail.example', 'in the place of <…>'],
  ['DATABASE_URL', 'postgres://user:pa#ss@db.example/keys', '# is written %23'],
  // The library that reads PostgreSQL addresses accepts the next five values, although each is wrong. In the first
  // three, it takes `user` for the host and the digits for the port.
  ['DATABASE_URL', 'postgres://user:12#34@db.example/keys', '# is written %23'],
  ['DATABASE_URL', 'postgres://user:12/34@db.example/keys', '/ is written %2F'],
  ['DATABASE_URL', 'postgres://user:12?34@db.example/keys', '? is %3F'],
  ['DATABASE_URL', 'postgres://user:50%@db.example/keys', '% is written %25'],
  ['DATABASE_URL', 'postgres://user:pa ss@db.example/keys', 'a blank is written %20'],
  ['DATABASE_URL', `${DATABASE_URL}\n`, 'a line break'],
  ['SMTP_URL', 'smtp://', 'the host is missing'],
  ['SMTP_URL', 'smtps://:465', 'smtps'],
  ['SMTP_URL', 'smtp://me:12#34@mail.example', '# is written %23'],
  ['SMTP_URL', 'smtp://mail.example/path', 'nothing behind the port'],
  ['SMTP_URL', 'smtp://mail.example?ignoreTLS=true', 'nothing behind the port'],
  ['WEBHOOK_ALLOW', 'x', '10.0.0.0/8'],
  ['WEBHOOK_ALLOW', '10.0.0.0/8,x', '10.0.0.0/8'],
  ['TRUSTED_PROXIES', 'x', '10.0.0.0/8'],
  ['HOST', 'http://127.0.0.1', 'without scheme and port'],
  ['HOST', '127.0.0.1:8082', 'without scheme and port'],
  ['HOST', '[keys]', 'an address or a name'],
  ['HOST', '127.1', 'an address or a name'],
  ['HOST', '*', '0.0.0.0'],
  ['NODE_ENV', 'prod', 'production, development or test'],
  ['SUPPORT_URL', 'mailto:', 'mailto:'],
  ['AUTH_SECRET', '0'.repeat(32), 'can be guessed'],
  ['AUTH_SECRET', 'change-me-'.repeat(4), 'can be guessed'],
  ['AUTH_SECRET', '01234567890123456789012345678901', 'can be guessed'],
  ['ENCRYPTION_KEY', base64(Array(32).fill(0)), 'can be guessed'],
  ['ENCRYPTION_KEY', base64(Array(32).fill(255)), 'can be guessed'],
  ['ENCRYPTION_KEY', base64(Array.from({ length: 32 }, (_, at) => at)), 'can be guessed'],
  ['ENCRYPTION_KEY', base64(Array.from({ length: 32 }, (_, at) => 255 - at)), 'can be guessed'],
];

describe('a setting that was passed over, or taken for something else, is refused by its name', () => {
  test.each(REFUSED)('%s=%j', (name, value, says) => {
    for (const env of [{ [name]: value }, { ...PRODUCTION, [name]: value }]) {
      const told = complaint(env);
      expect(told).toMatch(new RegExp(`^${name} is not valid: [^\\n]+[^.]\\.$`));
      expect(told).toContain(says);
      expect(told).not.toMatch(/\b(?:12|34)\b|pa[ #]ss/);
    }
  });

  test('in production http is for this machine alone', () => {
    for (const host of ['keys.example', '10.0.0.7', 'localhost.example', '127.0.0.1.example', '[::2]']) {
      const told = complaint({ ...PRODUCTION, BASE_URL: `http://${host}` });
      expect(told).toMatch(/^BASE_URL is not valid: in production it is https, .*[^.]\.$/);
    }
    for (const host of ['localhost', 'localhost:8082', '127.0.0.1', '[::1]:8082', 'keys.localhost'])
      expect(complaint({ ...PRODUCTION, BASE_URL: `http://${host}` })).toBeNull();
    expect(complaint({ BASE_URL: 'http://keys.example' })).toBeNull();
  });

  test('the demo world and its partner site cannot share a port', () => {
    expect(complaint({ DEMO: '1', PORT: '8083' })).toMatch(/^PARTNER_SITE_PORT is not valid: .*[^.]\.$/);
    expect(complaint({ PORT: '8083' })).toBeNull();
  });

  test('a sentence ends in one full stop, also after a value that ends in one', () => {
    for (const HOST of ['keys.example', 'keys.example.']) {
      expect(complaint({ HOST, DEMO: '1' })).toMatch(/^HOST is not valid: .*[^.]\.$/);
    }
  });
});

test('what means the same is taken as the same', () => {
  expect(readConfig({ DATABASE_URL, BASE_URL: 'https://k.example/' }, dir).baseUrl).toBe('https://k.example');
  expect(readConfig({ HOST: '[::1]' }, dir).host).toBe('::1');
  for (const HOST of ['::', '0.0.0.0', 'fe80::1%eth0', 'keys.example', 'web_1']) expect(complaint({ HOST })).toBeNull();
  const more = [
    'postgres://db.example/keys?user=me%40tenant',
    'postgres://me:p%23%40%2F@[::1]:5432/keys?sslmode=require',
  ];
  for (const url of more) expect(complaint({ DATABASE_URL: url })).toBeNull();
  for (const url of ['smtp://mail.example', 'smtps://me%40x:p%23@mail.example:465/', 'smtp://[::1]:25'])
    expect(complaint({ SMTP_URL: url })).toBeNull();
});

const MISSPELT: [name: string, meant: string][] = [
  ['TRUSTED_PROXYS', 'TRUSTED_PROXIES'],
  ['TRUSTED_PROXY', 'TRUSTED_PROXIES'],
  ['TRUST_PROXY', 'TRUSTED_PROXIES'],
  ['trusted_proxies', 'TRUSTED_PROXIES'],
  ['MAX_CONNECTION', 'MAX_CONNECTIONS'],
  ['WEBHOOKS_ALLOW', 'WEBHOOK_ALLOW'],
  ['WEBHOOK_ALLOWED', 'WEBHOOK_ALLOW'],
  ['WEBHOOK-ALLOW', 'WEBHOOK_ALLOW'],
  ['SMTP_ULR', 'SMTP_URL'],
  ['SMTP_URI', 'SMTP_URL'],
  ['MAILFROM', 'MAIL_FROM'],
  ['Mail_From', 'MAIL_FROM'],
  ['USAGE_RETENTION_DAY', 'USAGE_RETENTION_DAYS'],
  ['CHATELAINE_BASE_URL', 'BASE_URL'],
  ['CHATELAINE_HOST', 'HOST'],
  ['port', 'PORT'],
];

const FOREIGN = [
  ['HOSTNAME', 'HOSTTYPE', 'HOME', 'HOSTS', 'POST', 'PORTS', 'PATH', 'TERM', 'DEBUG', 'DEMOS', 'PWD', 'LANG', 'CI'],
  ['NODE_OPTIONS', 'NODE_PATH', 'NODE_EXTRA_CA_CERTS', 'NODE_COMPILE_CACHE', 'npm_config_host', 'npm_package_version'],
  ['PGHOST', 'PGPORT', 'PGUSER', 'POSTGRES_URL', 'DATABASE_USER', 'DATABASE_HOST', 'TEST_DATABASE_URL', 'DATABASE_SSL'],
  [
    'SMTP_HOST',
    'SMTP_PORT',
    'SMTP_USER',
    'SMTP_FROM',
    'EMAIL_FROM',
    'OAUTH_SECRET',
    'AUTH_URL',
    'PAGE_URL',
    'HTTP_URL',
  ],
  ['http_proxy', 'KUBERNETES_SERVICE_HOST', 'KUBERNETES_PORT', 'CHATELAINE_PORT_8082_TCP', 'CHATELAINE_PARTNER_KEY'],
  ['CHATELAINE_URL', 'CHATELAINE_SERVICE_HOST', 'DB_MAX_CONNECTIONS', 'MIN_IDLE', 'BASH_ENV', 'AUTH_SECRET_1'],
].flat();

describe('a misspelt setting of ours stops the start; whatever else is in the environment is left alone', () => {
  test.each(MISSPELT)('%s is meant to be %s', (name, meant) => {
    const sentence = `${name} is not a setting: did you mean ${meant}? Rename it, or unset it.`;
    expect(complaint({ [name]: 'anything' })).toBe(sentence);
    expect(complaint({ [name]: ' ' })).toBeNull();
  });

  test('beside the right one, a single slip is refused too', () => {
    expect(complaint({ ...PRODUCTION, DATABSE_URL: DATABASE_URL })).toContain('did you mean DATABASE_URL?');
  });

  test.each(FOREIGN)('%s is not ours', (name) => {
    expect(complaint({ ...PRODUCTION, [name]: 'anything' })).toBeNull();
  });
});

test('a HOST that is not of this machine is named when the port is opened, and so is a taken PORT', async () => {
  await expect(listen(createServer(), { host: '203.0.113.7', port: 0 })).rejects.toThrow(
    /^HOST is not valid: "203\.0\.113\.7" is no address of this machine\.$/,
  );
  const server = createServer();
  await listen(server, { host: '127.0.0.1', port: 0 });
  const { port } = server.address() as { port: number };
  await expect(listen(createServer(), { host: '127.0.0.1', port })).rejects.toThrow(/set PORT\.$/);
  server.close();
});

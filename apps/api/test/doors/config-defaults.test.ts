import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { complaint as complaintIn } from './support/config-complaint.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'chatelaine-config-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const DATABASE_URL = 'postgres://user:password@db.example:5432/keys';
const SECRET = 'a secret of tests, thirty-two characters';
const KEY = Buffer.from('a key of tests: thirty-two bytes').toString('base64');
const PRODUCTION = {
  NODE_ENV: 'production',
  BASE_URL: 'https://keys.example',
  DATABASE_URL,
  AUTH_SECRET: SECRET,
  ENCRYPTION_KEY: KEY,
};

const complaint = (env: Record<string, string>) => complaintIn(env, path.join(dir, 'data'));

describe('in production', () => {
  test.each(['BASE_URL', 'DATABASE_URL', 'AUTH_SECRET', 'ENCRYPTION_KEY'] as const)(
    '%s must be set, and why',
    (name) => {
      expect(complaint({ ...PRODUCTION, [name]: '' })).toMatch(
        new RegExp(`^${name} must be set in production: .{20,}\\.$`),
      );
    },
  );

  test('all that is missing is told at once', () => {
    const told = complaint({ NODE_ENV: 'production' });

    expect(told?.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'BASE_URL',
      'DATABASE_URL',
      'AUTH_SECRET',
      'ENCRYPTION_KEY',
    ]);
  });

  test('there is no demo world', () => {
    expect(complaint({ ...PRODUCTION, DEMO: '1' })).toMatch(/^DEMO cannot be set in production: .+\.$/);
    expect(readConfig({ ...PRODUCTION }, dir).demo).toBe(false);
  });

  test('no secret is made or kept', () => {
    const empty = mkdtempSync(path.join(dir, 'production-'));

    const config = readConfig({ ...PRODUCTION, HOST: '0.0.0.0' }, empty);

    expect(readdirSync(empty)).toEqual([]);
    expect(config).toMatchObject({
      production: true,
      authSecret: SECRET,
      encryptionKey: KEY,
      host: '0.0.0.0',
      demo: false,
    });
  });
});

describe('the demo world', () => {
  test.each(['0.0.0.0', '::', '192.168.0.7', 'keys.example', '127.keys.example', '::ffff:0.0.0.0'])(
    'does not listen on %s',
    (HOST) => {
      expect(complaint({ HOST, DEMO: '1', DATABASE_URL })).toMatch(/^HOST is not valid: .*this machine only.*\.$/);
      expect(complaint({ HOST })).toMatch(/^HOST is not valid: /);
    },
  );

  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('listens on %s', (HOST) => {
    expect(complaint({ HOST })).toBeNull();
  });

  test('is there when nothing is configured, and only when asked for beside a database', () => {
    expect(readConfig({}, dir).demo).toBe(true);
    expect(readConfig({ DATABASE_URL }, dir).demo).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO: '1' }, dir).demo).toBe(true);
    expect(complaint({ DATABASE_URL, HOST: '0.0.0.0' })).toBeNull();
  });
});

test('with nothing set the defaults hold, and cannot be changed afterwards', () => {
  const config = readConfig({}, dir);

  expect(config).toEqual({
    production: false,
    baseUrl: 'http://localhost:8082',
    host: '127.0.0.1',
    port: 8082,
    partnerSitePort: 8083,
    databaseUrl: null,
    databasePooled: false,
    databaseDirectUrl: null,
    connections: { gateway: 8, changes: 10, jobs: 3 },
    authSecret: expect.stringMatching(/^[\w+/]{43}=$/),
    encryptionKey: expect.stringMatching(/^[\w+/]{43}=$/),
    trustedProxies: [],
    webhookAllow: [],
    maxConnections: 2000,
    drainSeconds: 0,
    smtpUrl: null,
    smtpTls: 'required',
    mailFrom: null,
    supportUrl: null,
    usageRetentionDays: 400,
    callsSample: 1,
    logLevel: 'warn',
    demo: true,
    dataDir: dir,
  });
  expect(Object.isFrozen(config)).toBe(true);
  expect(readConfig({ PORT: '9000' }, dir).baseUrl).toBe('http://localhost:9000');
  expect(readConfig({ TRUSTED_PROXIES: ' 10.0.0.0/8, fd00::/8 ,loopback,' }, dir).trustedProxies).toEqual([
    '10.0.0.0/8',
    'fd00::/8',
    '127.0.0.0/8',
    '::1/128',
  ]);
});

test('generated secrets are kept between starts, for their owner alone to read', () => {
  const data = path.join(dir, 'kept', 'deeper');

  const [first, second] = [readConfig({}, data), readConfig({}, data)];

  expect(second).toEqual(first);
  expect(first.authSecret).not.toBe(first.encryptionKey);
  expect(statSync(path.join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readConfig({}, path.join(dir, 'other')).authSecret).not.toBe(first.authSecret);
  expect(readConfig({ AUTH_SECRET: SECRET }, data)).toMatchObject({
    authSecret: SECRET,
    encryptionKey: first.encryptionKey,
  });
});

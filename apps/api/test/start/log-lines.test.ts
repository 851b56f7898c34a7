import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, expect, test } from 'vitest';
import { isReadByPeople } from '../../src/config.ts';
import { dropDatabase, emptyDatabase } from '../world/database.ts';
import { startProcess } from './running.ts';

const root = mkdtempSync(path.join(tmpdir(), 'chatelaine-log-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Parses each line as JSON. When a line is not JSON, `JSON.parse` throws an error, and the test fails. */
const linesIn = (printed: string) =>
  printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: number; time: string; msg: string; path?: string });

const SECRETS = {
  NODE_ENV: 'production',
  BASE_URL: 'http://localhost:1',
  AUTH_SECRET: 'a secret of tests, thirty-two characters',
  ENCRYPTION_KEY: Buffer.from('a key of tests: thirty-two bytes').toString('base64'),
};

// A start of a server takes two seconds of CPU time. So this one test checks every line that one server writes, from
// its start with an empty database until it stops.
test('in production all that a server prints is lines of JSON, from the making of its tables to its stop', async () => {
  const databaseUrl = await emptyDatabase();
  const server = await startProcess(root, {
    ...SECRETS,
    DATABASE_URL: databaseUrl,
    DRAIN_SECONDS: '0',
    WEBHOOK_ALLOW: '::/0',
    LOG_LEVEL: 'debug',
  });

  await fetch(`${server.baseUrl}/nothing`);
  expect(await server.end('SIGINT')).toBe(0);

  const lines = linesIn(server.printed());
  expect(lines.filter(({ path: asked }) => asked === '/nothing')).toHaveLength(1);
  expect(lines.filter(({ level, path: asked }) => asked === '/healthz' && level > 20)).toEqual([]);
  // Only outside production may webhooks lead to this machine. `start.test.ts` sees the sentence that says so.
  expect(lines.filter(({ msg }) => msg.includes('webhooks may lead to this machine'))).toEqual([]);
  expect(lines.filter(({ level, msg }) => level === 40 && msg.startsWith('WEBHOOK_ALLOW names all'))).toHaveLength(1);
  for (const { time } of lines) expect(new Date(time).toISOString()).toBe(time);
  // The settings of this server do not have `DEMO`, so the server does not make the demo world and its file.
  expect(existsSync(path.join(root, 'demo.json'))).toBe(false);
  await dropDatabase(databaseUrl);
});

// Each row starts a server process, so the table has only a few rows. `doors/wrong-settings` tests all settings that
// the server refuses.
const REFUSED: [what: string, env: Record<string, string>, names: string[]][] = [
  [
    'settings that are missing',
    { NODE_ENV: 'production' },
    ['BASE_URL must', 'DATABASE_URL must', 'AUTH_SECRET must', 'ENCRYPTION_KEY must'],
  ],
  [
    'a wrong one',
    { ...SECRETS, DATABASE_URL: 'postgres://u:12#34@localhost/x', LOG_LEVEL: 'warn' },
    ['DATABASE_URL is'],
  ],
  ['what is not quite production', { NODE_ENV: 'prod' }, ['NODE_ENV is']],
];
test.each(REFUSED.slice(0, rounds(1, REFUSED.length)))(
  'a start that is refused says so in lines of JSON too: %s',
  async (_what, env, names) => {
    const printed = await startProcess(root, env).then(
      () => 'It started.',
      (error: Error) => error.message.replace(/^It ended with 1:\n/, ''),
    );

    const lines = linesIn(printed);
    expect(lines.map(({ level, msg }) => [level, msg.split(' ').slice(0, 2).join(' ')])).toEqual(
      names.map((each) => [60, each]),
    );
    for (const { msg } of lines) expect(msg).toMatch(/^[A-Z_]+ (?:is not valid|must be set)[^\n]*[^.]\.$/);
  },
);

test('a person reads plain text', () => {
  const read = [undefined, '', ' ', 'development', 'test'].map((NODE_ENV) => isReadByPeople({ NODE_ENV }));
  expect(read).toEqual([true, true, true, true, true]);
  expect(['production', 'prod', 'Production'].map((NODE_ENV) => isReadByPeople({ NODE_ENV }))).toEqual([
    false,
    false,
    false,
  ]);
});

import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { complaint } from '../../../test/doors/support/config-complaint.ts';
import { readConfig } from '../../config.ts';

const DATABASE_URL = 'postgres://me:secret@db.example/keys';
const DATABASE_POOLER = 'transaction';

test.each<[Record<string, string>, RegExp]>([
  [{ DATABASE_POOLER }, /^DATABASE_POOLER is not valid: .*DATABASE_URL.*\.$/],
  [{ DATABASE_URL, DATABASE_POOLER: 'session' }, /^DATABASE_POOLER is not valid: transaction, or not set\.$/],
  [{ DATABASE_URL, DATABASE_DIRECT_URL: DATABASE_URL }, /^DATABASE_DIRECT_URL is not valid: .*DATABASE_POOLER.*\.$/],
  [{ DATABASE_URL, DATABASE_POOLER, DATABASE_DIRECT_URL: 'db' }, /^DATABASE_DIRECT_URL is not valid: postgres:.*\.$/],
  [{ DATABASE_URL: `${DATABASE_URL}?sslmode=verified` }, /^DATABASE_URL is not valid: its sslmode is one of .*\.$/],
  [{ DATABASE_URL: `${DATABASE_URL}?sslrootcert=/none` }, /^DATABASE_URL is not valid: the file .* \(ENOENT\)\.$/],
  [
    { DATABASE_GATEWAY_POOL: '1' },
    /^DATABASE_GATEWAY_POOL is not valid: a whole number in decimal digits, 2 to 999\.$/,
  ],
  [{ DATABASE_CHANGES_POOL: '1e2' }, /^DATABASE_CHANGES_POOL is not valid: a whole number/],
  [{ DATABASE_JOBS_POOL: '1000' }, /^DATABASE_JOBS_POOL is not valid: a whole number/],
])('%j stops the start and is named, without a password', (env, told) => {
  const said = complaint(env, tmpdir());

  expect(said).toMatch(told);
  expect(said).not.toContain('secret');
});

test('what is set about the database is known as it was set', () => {
  const pools = { DATABASE_GATEWAY_POOL: '20', DATABASE_CHANGES_POOL: '30', DATABASE_JOBS_POOL: '4' };
  const config = readConfig({ DATABASE_URL, DATABASE_POOLER, DATABASE_DIRECT_URL: DATABASE_URL, ...pools }, tmpdir());

  expect(config).toMatchObject({
    databaseUrl: DATABASE_URL,
    databasePooled: true,
    databaseDirectUrl: DATABASE_URL,
    connections: { gateway: 20, changes: 30, jobs: 4 },
  });
});

import pg from 'pg';
import { expect, test } from 'vitest';
import { ENTITIES } from '../../src/entities.ts';
import { openAddress } from '../../src/platform/db/database.ts';
import { openOrm } from '../../src/platform/db/orm.ts';
import { dropDatabase, emptyDatabase } from '../world/database.ts';

/** Rows that a server of an older version has written: one partner, one client, and one key that was used. */
const BEFORE = `
insert into partner (id, name, redirect_urls, platform_secret, created_at)
  values ('0000000000PA', 'Acme Inbox', '{}', 'sealed', now());
insert into client (id, name, payment, partner_id, created_at)
  values ('0000000000CL', 'Shop', 'direct', '0000000000PA', now());
insert into api_key (id, kind, name, scopes, partner_id, created_at)
  values ('key_a', 'partner', 'Ｐrod SERVER', '{read}', '0000000000PA', now());
insert into api_key_secret (api_key_id, hash, hint, created_at) values ('key_a', 'x', 'wap_…', now());
insert into usage (api_key_id, hour, outcome, calls, last_at) values ('key_a', '2026-01-01', 'ok', 7, '2026-01-01');`;

test('tables of the version before are brought up to date with what is in them', async () => {
  const url = await emptyDatabase();
  const sql = (text: string) => query(url, text);
  const orm = await openOrm(openAddress(url), ENTITIES);
  try {
    await orm.migrator.up({ to: 'Migration20261122000000' });
    await sql(BEFORE);

    await orm.migrator.up();

    expect(await sql('select name, folded_name, team, allowed_addresses from api_key')).toEqual([
      { name: 'Ｐrod SERVER', folded_name: 'prod server', team: null, allowed_addresses: null },
    ]);
    expect(await sql('select calls, scope, last_address from usage')).toEqual([
      { calls: '7', scope: '', last_address: null },
    ]);
    expect(await sql('select legacy_tokens from partner')).toEqual([{ legacy_tokens: true }]);
  } finally {
    await orm.close();
    await dropDatabase(url);
  }
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const result: pg.QueryResult | pg.QueryResult[] = await client.query(text);
  await client.end();
  return Array.isArray(result) ? [] : result.rows;
}

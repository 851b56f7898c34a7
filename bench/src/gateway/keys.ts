import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from 'pg';
import { newSecretOf } from '../../../apps/api/src/platform/secret.ts';
import { MANY_KEYS, type Row } from './rows.ts';

/** Returns the path of the file with the secrets that the calls of a row send. */
export type SecretsFile = (row: Pick<Row, 'call' | 'keys'>) => string;

/** The kind of key that each call uses, and the prefix of the key's secret. */
const KINDS = {
  messages: { kind: 'channel', prefix: 'wac' },
  whoami: { kind: 'organization', prefix: 'wa' },
} as const;

/**
 * Makes 100,000 numbers of 1,000 clients. Each number is shared with one partner and has one channel key. Also makes
 * 100,000 organization keys. Writes the secrets to files in this folder.
 */
export async function makeKeys(sql: Client, folder: string): Promise<SecretsFile> {
  // This setting turns off the checks of foreign keys. The function makes only valid rows, and a million checks would
  // take longer than making the rows.
  await sql.query('set session_replication_role = replica');
  await sql.query(ACCOUNTS);
  const fileOf: SecretsFile = ({ call, keys }) => path.join(folder, `${call}-${keys}`);
  for (const call of ['messages', 'whoami'] as const) {
    const { kind, prefix } = KINDS[call];
    const secrets = Array.from({ length: MANY_KEYS }, () => newSecretOf(prefix));
    await sql.query(KEYS[kind]);
    await sql.query(SECRETS[kind], [secrets.map(({ hash }) => hash), secrets.map(({ hint }) => hint)]);
    for (const keys of [1, MANY_KEYS]) {
      const lines = secrets.slice(0, keys).map(({ secret }) => `${secret}\n`);
      writeFileSync(fileOf({ call, keys }), lines.join(''), { mode: 0o600 });
    }
  }
  await sql.query('reset session_replication_role');
  await sql.query('vacuum (analyze)');
  return fileOf;
}

/** Gives all keys limits that no bench reaches. Call this function only when no call is under way. */
export async function setLimits(sql: Client): Promise<void> {
  await sql.query('update api_key set limit_per_minute = 2000000000, limit_per_month = 2000000000');
  await sql.query('vacuum (analyze) api_key');
}

// The SQL for ids that are as long and as random as real ids. So the look-ups do not follow the order of an index.
const ID = {
  client: `left(md5('client' || i % 1000), 10) || 'CL'`,
  channel: `left(md5('channel' || i), 10) || 'CH'`,
  permission: `'per_' || left(md5('permission' || i), 22)`,
  channelKey: `'key_' || left(md5('channel key' || i), 22)`,
  organizationKey: `'key_' || left(md5('organization key' || i), 22)`,
};
const EACH = `from generate_series(1, ${MANY_KEYS}) as i`;

const ACCOUNTS = `
  insert into partner (id, name, redirect_urls, platform_secret, created_at) values ('benchbenchPA', 'Bench', '{}', '', now());
  insert into client (id, name, payment, created_at)
    select ${ID.client}, 'Client ' || i, 'direct', now() from generate_series(0, 999) as i;
  insert into channel (id, client_id, phone_number, name, status, payment, upstream, created_at)
    select ${ID.channel}, ${ID.client}, 447000000000 + i, 'Number ' || i, 'running', 'direct', 'sandbox', now() ${EACH};
  insert into permission (id, channel_id, client_id, partner_id, source, granted_at)
    select ${ID.permission}, ${ID.channel}, ${ID.client}, 'benchbenchPA', 'client_grant', now() ${EACH}`;

const KEYS = {
  channel: `
    insert into api_key (id, kind, name, folded_name, scopes, partner_id, channel_id, permission_id, created_at)
    select ${ID.channelKey}, 'channel', 'bench', 'bench', '{send}', 'benchbenchPA', ${ID.channel}, ${ID.permission}, now()
    ${EACH}`,
  organization: `
    insert into api_key (id, kind, name, folded_name, scopes, client_id, created_at)
    select ${ID.organizationKey}, 'organization', 'bench', 'bench', '{read}', ${ID.client}, now() ${EACH}`,
};

const secretsOf = (keyId: string, channelId: string) => `
  insert into api_key_secret (api_key_id, channel_id, hash, hint, created_at)
  select ${keyId}, ${channelId}, hash, hint, now()
  from unnest($1::bytea[], $2::text[]) with ordinality as secret(hash, hint, i)`;

const SECRETS = { channel: secretsOf(ID.channelKey, ID.channel), organization: secretsOf(ID.organizationKey, 'null') };

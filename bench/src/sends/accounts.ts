import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from 'pg';
import { newSecretOf } from '../../../apps/api/src/platform/secret.ts';

/** The number that sends. */
export const CHANNEL_ID = 'sendssendsCH';

const ACCOUNTS = `
  insert into partner (id, name, redirect_urls, platform_secret, created_at) values ('sendssendsPA', 'Sends', '{}', '', now());
  insert into client (id, name, payment, partner_id, created_at)
    values ('sendssendsCL', 'Sends', 'direct', 'sendssendsPA', now());
  insert into channel (id, client_id, phone_number, name, status, payment, upstream, created_at)
    values ('${CHANNEL_ID}', 'sendssendsCL', '447000000000', 'Number', 'running', 'direct', 'sandbox', now());
  insert into permission (id, channel_id, client_id, partner_id, source, granted_at)
    values ('per_sends', '${CHANNEL_ID}', 'sendssendsCL', 'sendssendsPA', 'client_grant', now());
  insert into api_key (id, kind, name, folded_name, scopes, partner_id, channel_id, permission_id, created_at)
    values ('key_channel', 'channel', 'bench', 'bench', '{send}', 'sendssendsPA', '${CHANNEL_ID}', 'per_sends', now());
  insert into api_key (id, kind, name, folded_name, scopes, client_id, created_at)
    values ('key_organization', 'organization', 'bench', 'bench', '{send}', 'sendssendsCL', now())`;
const SECRET =
  'insert into api_key_secret (api_key_id, channel_id, hash, hint, created_at) values ($1, $2, $3, $4, now())';

/** Makes a number with a channel key and an organization key. Returns the path of the file with the secret of each. */
export async function makeAccounts(sql: Client, folder: string): Promise<Record<'channel' | 'organization', string>> {
  await sql.query(ACCOUNTS);
  const make = async (kind: string, prefix: string, channelId: string | null) => {
    const { secret, hash, hint } = newSecretOf(prefix);
    await sql.query(SECRET, [`key_${kind}`, channelId, hash, hint]);
    const file = path.join(folder, `${kind}-secret`);
    writeFileSync(file, `${secret}\n`, { mode: 0o600 });
    return file;
  };
  return { channel: await make('channel', 'wac', CHANNEL_ID), organization: await make('organization', 'wa', null) };
}

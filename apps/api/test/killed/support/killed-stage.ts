import type { Actor, OrganizationScope } from '@chatelaine/shared';
import { createOrganizationKey } from '../../../src/api-key/index.ts';
import { unconfirmed } from '../../../src/call/confirm.ts';
import { newId } from '../../../src/platform/id.ts';
import { newSecretOf } from '../../../src/platform/secret.ts';
import { openTestServices } from '../../world/open-test-services.ts';

/** Opens a database without a server, with a number and with keys that send and read. */
export async function openKilledStage() {
  const services = await openTestServices();
  const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await services.pool.query<Row & Record<string, unknown>>(text, values)).rows as Row[];
  const [place = { clientId: '', channelId: '' }] = await sql<{ clientId: string; channelId: string }>(
    `select ch.client_id as "clientId", ch.id as "channelId" from channel ch join client c on c.id = ch.client_id
     where ch.status = 'running' and c.partner_id is not null
       and not exists (select from permission p where p.channel_id = ch.id) order by ch.id limit 1`,
  );
  const account = { type: 'client', id: place.clientId } as const;
  const person: Actor = { kind: 'person', id: 'usr_0000000000000000000000', account, role: 'owner' };
  const begin = () => services.beginWork();
  const makeKey = (name: string, scopes: OrganizationScope[]) =>
    createOrganizationKey(begin(), person, { clientId: place.clientId, confirm: unconfirmed, name, scopes });
  const stage = { begin, sql, person, makeKey, url: services.url, ...place };
  return Object.assign(stage, { [Symbol.asyncDispose]: () => services[Symbol.asyncDispose]() });
}

/** The database of the test, with its use cases. */
export type KilledStage = Awaited<ReturnType<typeof openKilledStage>>;

/** Makes a channel key that a partner holds. Returns its secret. */
export async function makeChannelKey({ sql, channelId, clientId }: KilledStage): Promise<string> {
  const { secret, hash, hint } = newSecretOf('wac');
  const [permission, key] = [newId('permission'), newId('key')];
  await sql(
    `insert into permission (id, channel_id, client_id, partner_id, source, granted_at)
     select $1, $2, id, partner_id, 'client_grant', now() from client where id = $3`,
    [permission, channelId, clientId],
  );
  await sql(
    `insert into api_key (id, kind, name, folded_name, scopes, partner_id, channel_id, permission_id, created_at)
     select $1, 'channel', 'Inbox', 'inbox', '{send}', partner_id, $2, $4, now() from client where id = $3`,
    [key, channelId, clientId, permission],
  );
  await sql(
    'insert into api_key_secret (api_key_id, channel_id, hash, hint, created_at) values ($1, $2, $3, $4, now())',
    [key, channelId, hash, hint],
  );
  return secret;
}

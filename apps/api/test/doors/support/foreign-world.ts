import { insertConversation } from '../../messages/support/insert-conversation.ts';
import { insertPasskey } from '../../passkeys/insert-passkey.ts';
import { resultOf } from '../../world/answer.ts';
import type { Invited } from '../../world/people.ts';
import type { World } from '../../world/start-world.ts';
import { insertWebhook } from './insert-webhook.ts';

export type ForeignKind =
  | ('partner' | 'client' | 'channel' | 'request' | 'permission' | 'event' | 'chat' | 'message' | 'contact')
  | ('key' | 'organizationKey' | 'partnerKey')
  | ('person' | 'session' | 'passkey')
  | ('webhook' | 'delivery' | 'clientWebhook');

/**
 * A second partner with a client, a shared number and a key of every kind. Nobody in the demo world may see any of
 * these objects.
 */
export interface ForeignWorld {
  partnerKey: string;
  partnerOwner: Invited;
  clientOwner: Invited;
  /** The id of one object of each kind. */
  ids: Record<ForeignKind, string>;
}

const RIVAL_URL = 'https://rival.example/return';

/**
 * Makes the second partner's objects. The operator's commands add the accounts, the number, the persons, the partner
 * key and the organization key. Calls with this partner key make everything else.
 */
export async function addForeignWorld(world: World): Promise<ForeignWorld> {
  const { id: partner } = await world.admin<{ id: string }>(
    'partner',
    'add',
    '--name',
    'Rival Desk',
    '--redirect-url',
    RIVAL_URL,
  );
  const scopes = ['--scopes', 'read,keys,onboarding,settings'];
  const { id: partnerKey, secret } = await world.admin<{ id: string; secret: string }>(
    'partner',
    'key',
    '--partner',
    partner,
    '--name',
    'Rival backend',
    ...scopes,
  );
  const ofPartner = ['--payment', 'partner', '--partner', partner];
  const { id: client } = await world.admin<{ id: string }>('client', 'add', '--name', 'Rival Client', ...ofPartner);
  const line = ['--number', '+447700900801', '--name', 'Rival Line'];
  const { id: channel } = await world.admin<{ id: string }>('channel', 'add', '--client', client, ...line);
  const { id: organizationKey } = await world.admin<{ id: string }>(
    ...['client', 'key', '--client', client, '--name', 'Rival program', '--scopes', 'read,send,manage,events'],
  );
  const as = world.as(secret);
  const made = async (path: string, input: object) => resultOf<{ id: string }>(await as.change(path, input)).id;
  const newest = async (path: string) => resultOf<{ data: { id: string }[] }>(await as.ask(path)).data[0]?.id ?? '';
  const key = await made('channelKeys.create', { channelId: channel, name: 'Rival key' });
  const request = await made('onboarding.start', { state: 'rival state' });
  const permission = await newest('permissions.list');
  const event = await newest('events.list');
  const partnerOwner = await world.invite(partner, 'owner@rival.example');
  const { id: person } = partnerOwner;
  const [session] = await world.sql<{ id: string }>('select id from identity.session where "userId" = $1', [person]);
  return {
    partnerKey: secret,
    partnerOwner,
    clientOwner: await world.invite(client, 'owner@rival-client.example'),
    ids: {
      ...{ partner, client, channel, key, organizationKey, partnerKey, request, permission, event },
      ...(await insertConversation(world, channel)),
      ...(await insertWebhook(world, partner)),
      clientWebhook: (await insertWebhook(world, client)).webhook,
      ...{ person, session: session?.id ?? '', passkey: await insertPasskey(world, partnerOwner.email) },
    },
  };
}

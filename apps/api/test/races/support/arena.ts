import type { Actor, ChannelId, CreateChannelKeyInput, CreatedChannelKey } from '@chatelaine/shared';
import { inject } from 'vitest';
import { createChannelKey } from '../../../src/api-key/create-channel-key.ts';
import { ChannelEntity } from '../../../src/channel/index.ts';
import { type OpenHouse, openHouse } from '../../../src/house.ts';
import { savePermissions } from '../../../src/onboarding/save-permissions.ts';
import { getPartner } from '../../../src/partner/index.ts';
import { withdrawPermission } from '../../../src/permission/index.ts';
import type { PersonActor } from '../../../src/person/index.ts';
import { createLog } from '../../../src/platform/log.ts';
import { Refusal } from '../../../src/platform/refusal.ts';
import { transaction, type Work } from '../../../src/platform/work.ts';
import { copyWorld } from '../../database.ts';
import { testConfig } from '../../test-config.ts';

/** One number, its client and its partner, on a database of their own: every act is a request with its own connection. */
export interface Arena extends AsyncDisposable {
  house: OpenHouse;
  channelId: ChannelId;
  partner: Actor;
  work(): Work;
  create(input?: Partial<CreateChannelKeyInput>): Promise<CreatedChannelKey>;
  /** The client shares the number, or takes it back, as on the consent page. */
  share(): Promise<void>;
  takeBack(): Promise<void>;
  /** Ends the episode without the channel's lock: the permission's own must do. */
  withdrawAlone(): Promise<void>;
}

/** Opens an arena; the number is not shared yet. */
export async function openArena(): Promise<Arena> {
  const demo = inject('demo');
  const [client] = demo.clients;
  const channelId = client?.channels[0]?.id;
  if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
  const config = testConfig({ databaseUrl: await copyWorld(), baseUrl: 'http://localhost:1' });
  const house = await openHouse(config, { log: createLog('error') });
  const partnerId = demo.partner.id;
  const partner: Actor = {
    kind: 'partner_key',
    id: 'key_of_a_race',
    account: { type: 'partner', id: partnerId },
    scopes: ['keys'],
  };
  const owner: PersonActor = {
    kind: 'person',
    id: 'usr_of_a_race',
    account: { type: 'client', id: client.id },
    role: 'owner',
  };
  const answer = (grant: ChannelId[], withdraw: ChannelId[]) =>
    transaction(house.beginWork(), async (tx) => {
      await savePermissions(tx, owner, await getPartner(tx, partnerId), {
        clientId: client.id,
        grant,
        withdraw,
        keep: [],
        expiresAt: null,
      });
    });
  return {
    house,
    channelId,
    partner,
    work: () => house.beginWork(),
    create: (input) => createChannelKey(house.beginWork(), partner, { channelId, name: 'Racer', ...input }),
    share: () => answer([channelId], []),
    takeBack: () => answer([], [channelId]),
    withdrawAlone: () =>
      transaction(house.beginWork(), async (tx) => {
        await withdrawPermission(tx, owner, await tx.em.findOneOrFail(ChannelEntity, { id: channelId }));
      }),
    [Symbol.asyncDispose]: () => house.close(),
  };
}

/** Lets the event loop turn up to so many times before an act: who comes first changes from round to round. */
export async function atSomeTurn<T>(most: number, act: () => Promise<T>): Promise<T> {
  for (let left = Math.floor(Math.random() * most); left > 0; left--)
    await new Promise((resolve) => setImmediate(resolve));
  return act();
}

/** What did not end as it may: anything but a refusal with one of these codes. */
export function surprises(results: readonly PromiseSettledResult<unknown>[], expected: readonly string[]): string[] {
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    const { reason } = result;
    if (!(reason instanceof Refusal)) return [reason instanceof Error ? `${reason.name}: ${reason.message}` : 'thrown'];
    return expected.includes(reason.code) ? [] : [`refused: ${reason.code}`];
  });
}

import { setImmediate } from 'node:timers/promises';
import type { Actor, ChannelId, CreateChannelKeyInput, CreatedChannelKey } from '@chatelaine/shared';
import { inject } from 'vitest';
import { createChannelKey } from '../../../src/api-key/create-channel-key.ts';
import { rotateKey } from '../../../src/api-key/rotate-key.ts';
import { unconfirmed } from '../../../src/call/confirm.ts';
import { ChannelEntity } from '../../../src/channel/index.ts';
import { savePermissions } from '../../../src/onboarding/save-permissions.ts';
import { getPartner } from '../../../src/partner/index.ts';
import { withdrawPermission } from '../../../src/permission/index.ts';
import type { PersonActor } from '../../../src/person/index.ts';
import { createLog } from '../../../src/platform/log.ts';
import { Refusal } from '../../../src/platform/refusal.ts';
import { transaction } from '../../../src/platform/work.ts';
import { type OpenServices, openServices } from '../../../src/services.ts';
import { copyWorld, dropDatabase } from '../../world/database.ts';
import { testConfig } from '../../world/test-config.ts';
import type { Played, Side } from './barrier.ts';
import { numberOf } from './first-key.ts';

/**
 * One number, its client and its partner, in a database of their own. Every act is a request with its own connection.
 * No server runs, so nobody gets a mail about an act, and no background work runs at the same time.
 */
export interface Arena extends AsyncDisposable {
  services: OpenServices;
  channelId: ChannelId;
  create(input?: Partial<CreateChannelKeyInput>): Promise<CreatedChannelKey>;
  /** Rotates a key with an overlap of an hour. */
  rotate(id: string): Promise<{ id: string }>;
  /**
   * Shares the number with the partner, as the client does on the consent page. `takeBack` withdraws the number as the
   * client does on the same page.
   */
  share(): Promise<void>;
  takeBack(): Promise<void>;
  /** Withdraws the permission without a lock on the channel. The lock on the row of the permission must be enough. */
  withdrawAlone(): Promise<void>;
}

/** Opens an arena. The number is not shared yet. */
export async function openArena(): Promise<Arena> {
  const demo = inject('demo');
  const channelId = numberOf(demo);
  const clientId = demo.clients[0]?.id ?? '';
  const partnerId = demo.partner.id;
  const databaseUrl = await copyWorld();
  const config = testConfig({ databaseUrl, baseUrl: 'http://localhost:1' });
  const services = await openServices(config, { log: createLog('error') });
  const partner: Actor = {
    kind: 'partner_key',
    id: 'key_of_a_race',
    account: { type: 'partner', id: partnerId },
    scopes: ['keys'],
  };
  const owner: PersonActor = {
    kind: 'person',
    id: 'usr_of_a_race',
    account: { type: 'client', id: clientId },
    role: 'owner',
  };
  const answer = (grant: ChannelId[], withdraw: ChannelId[]) =>
    transaction(services.beginWork(), async (tx) => {
      const decision = { clientId, grant, withdraw, keep: [], expiresAt: null };
      await savePermissions(tx, owner, await getPartner(tx, partnerId), decision);
    });
  return {
    services,
    channelId,
    create: (input) => createChannelKey(services.beginWork(), partner, { channelId, name: 'Racer', ...input }),
    rotate: (id) =>
      rotateKey(services.beginWork(), partner, {
        kind: 'channel',
        input: { id, overlap: '1h' },
        confirm: unconfirmed,
      }),
    share: () => answer([channelId], []),
    takeBack: () => answer([], [channelId]),
    withdrawAlone: () =>
      transaction(services.beginWork(), async (tx) => {
        await withdrawPermission(tx, owner, await tx.em.findOneOrFail(ChannelEntity, { id: channelId }));
      }),
    async [Symbol.asyncDispose]() {
      await services.close();
      await dropDatabase(databaseUrl);
    },
  };
}

/**
 * Starts all sides at once, each at a random turn of the event loop. No side is held before its commit, so the sides
 * may take their locks in any order. PostgreSQL ends a deadlock with an error, and {@link surprises} reports that
 * error.
 */
export async function raceAtOnce<T>(sides: readonly Side<T>[]): Promise<Played<T>> {
  const results = await Promise.allSettled(sides.map((side) => atSomeTurn(side)));
  return { results, met: false };
}

// Starts a side after a random number of turns of the event loop. A statement takes only a few turns, so a different
// side can come first in each round.
async function atSomeTurn<T>(side: Side<T>): Promise<T> {
  for (let left = Math.floor(Math.random() * 40); left > 0; left--) await setImmediate();
  return side();
}

/** Lists the unexpected ends of the sides. A side may succeed, or be refused with one of the codes in `expected`. */
export function surprises(results: readonly PromiseSettledResult<unknown>[], expected: readonly string[]): string[] {
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    const { reason } = result;
    if (!(reason instanceof Refusal)) return [reason instanceof Error ? `${reason.name}: ${reason.message}` : 'thrown'];
    return expected.includes(reason.code) ? [] : [`refused: ${reason.code}`];
  });
}

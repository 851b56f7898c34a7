import type { Actor, ChannelId, OrganizationScope, SendContent } from '@chatelaine/shared';
import { inject } from 'vitest';
import { createOrganizationKey } from '../../src/api-key/index.ts';
import { unconfirmed } from '../../src/call/confirm.ts';
import type { SendInput } from '../../src/message/index.ts';
import type { Work } from '../../src/platform/work.ts';
import { type MovedClock, stillClock } from '../world/clock.ts';
import { openTestServices } from '../world/open-test-services.ts';

/** A stranger's number, to which the sandbox delivers. */
export const PERSON = '+12025550143';

/** Opens a database with the demo world, a key of the bakery with all scopes, and two of the bakery's numbers. */
export async function openMessageStage(clock: MovedClock = stillClock()) {
  const services = await openTestServices({ clock });
  const [bakery, travel] = inject('demo').clients;
  const [orders, support] = bakery?.channels ?? [];
  if (!bakery || !travel || !orders || !support) throw new Error('The demo world has other clients now.');
  const begin = (): Work => services.beginWork();
  const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await services.pool.query<Row & Record<string, unknown>>(text, values)).rows as Row[];
  const [owner] = await sql<{ person_id: string }>('select person_id from person_role where account_id = $1', [
    bakery.id,
  ]);
  const account = { type: 'client', id: bakery.id } as const;
  const person = { kind: 'person', id: owner?.person_id ?? '', account, role: 'owner' } as const satisfies Actor;
  const makeKey = async (
    channelIds: ChannelId[] | null = null,
  ): Promise<Extract<Actor, { kind: 'organization_key' }>> => {
    const scopes: OrganizationScope[] = ['read', 'send', 'events', 'manage'];
    const name = `Key ${Math.random()}`;
    const key = await createOrganizationKey(begin(), person, {
      clientId: bakery.id,
      confirm: unconfirmed,
      name,
      scopes,
      channelIds: channelIds ?? undefined,
    });
    return { kind: 'organization_key', id: key.id, account, channelIds, scopes };
  };
  const key = await makeKey();
  const text = (said: string, over: Partial<SendInput> = {}): SendInput => ({
    channelId: orders.id,
    to: PERSON,
    content: { type: 'text', text: said } satisfies SendContent,
    isAsync: false,
    idempotencyKey: null,
    ...over,
  });
  return Object.assign(services, { clock, begin, sql, person, key, makeKey, orders, support, bakery, travel, text });
}

export type MessageStage = Awaited<ReturnType<typeof openMessageStage>>;

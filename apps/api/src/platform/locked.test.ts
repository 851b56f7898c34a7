import type { Actor } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { endOlderKeys } from '../api-key/end-older-keys.ts';
import { makeKey } from '../api-key/make-key.ts';
import { requireFreeName } from '../api-key/require-free-name.ts';
import { type Channel, lockChannels } from '../channel/index.ts';
import { lockAccount } from '../client/index.ts';
import { record } from '../event/index.ts';
import { getSharedChannel, grantPermission } from '../permission/index.ts';
import { afterLocks, type Transaction, type Work } from './work.ts';

// The compiler makes this test: `tsc` fails when a line lacks its expected error. The code of these functions never
// runs.
const input = { name: 'Prod server' };
const key = { id: '', kind: 'partner', partnerId: 'x' } as const;
const grant = { partnerId: 'x', source: 'client_grant' } as const;

export async function onlyWithItsLock(tx: Transaction, actor: Actor, channel: Channel): Promise<void> {
  // @ts-expect-error: nothing is locked.
  await getSharedChannel(tx, actor, channel.id);
  // @ts-expect-error: reading the clock again does not lock anything.
  await grantPermission(afterLocks(tx), actor, channel, grant);
  // @ts-expect-error: nothing is locked.
  await makeKey(tx, actor, { kind: 'channel', input, owner: {} });

  const held = await lockAccount(tx, { partnerId: 'x' });
  await requireFreeName(held, key, 'x');
  await makeKey(held, actor, { kind: 'partner', input, owner: {} });
  // @ts-expect-error: a channel key needs the lock of its number, not of an account.
  await makeKey(held, actor, { kind: 'channel', input, owner: {} });
  // @ts-expect-error: ending older keys of a number needs the lock of the number.
  await endOlderKeys(held, actor, channel, { overlap: '0' });

  const both = await lockChannels(held, [channel.id]);
  await getSharedChannel(both, actor, channel.id);
  await requireFreeName(both, key, 'x');
  await grantPermission(afterLocks(both), actor, channel, grant);
}

export function onlyWithinATransaction(work: Work, tx: Transaction, actor: Actor): void {
  record(tx, actor, { type: 'client.connected' });
  // @ts-expect-error: an event needs the transaction of its change.
  record(work, actor, { type: 'client.connected' });
}

export function onlyWithItsData(tx: Transaction, actor: Actor): void {
  record(tx, actor, { type: 'webhook.set', data: { host: 'a.example' } });
  // @ts-expect-error: the data of the event is missing.
  record(tx, actor, { type: 'webhook.set' });
  // @ts-expect-error: an event of this type has no data.
  record(tx, actor, { type: 'client.connected', data: { name: 'x' } });
  // @ts-expect-error: the data has one field too many.
  record(tx, actor, { type: 'webhook.set', data: { host: 'a.example', url: 'https://a.example/secret' } });
}

test('what needs a lock, a transaction or data does not compile without', () => {
  expect([onlyWithItsLock, onlyWithinATransaction, onlyWithItsData].map(({ length }) => length)).toEqual([3, 3, 2]);
});

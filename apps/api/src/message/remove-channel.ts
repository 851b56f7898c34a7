import type { Actor, ChannelId } from '@chatelaine/shared';
import { revokeKeys } from '../api-key/index.ts';
import { type Channel, lockChannels } from '../channel/index.ts';
import { ClientEntity } from '../client/index.ts';
import { record } from '../event/index.ts';
import { getChannel, lockOpenEpisode, withdrawPermission } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Locked, type Transaction, transaction, type Work } from '../platform/work.ts';
import { recordSessionEvent } from '../session-event/index.ts';
import { endNumberWebhook } from '../webhook/index.ts';
import { clearChannel } from './clear-channel.ts';

/**
 * Removes a number that is stopped or not active yet. In one commit, its permission and its keys end with their usual
 * events, its webhook is deleted, and every list and look-up stops finding the number. The same number can then be added
 * again, and gets a new id. After the commit, its messages, chats and statuses are deleted, a thousand at a time. When
 * this is interrupted, the nightly pruning does the rest.
 *
 * The row of the number stays, because its ended keys, its permissions and the counts of its calls refer to it. So
 * reports stay readable, and the caller with an ended key learns why it is refused.
 *
 * @throws {Refusal} `not_found`, also for the second of two calls; `conflict` while the number is running;
 * `not_allowed` when the partner pays for the shared number and does not let clients withdraw.
 */
export async function removeChannel(work: Work, actor: Actor, channelId: ChannelId): Promise<void> {
  await transaction(work, async (tx) => {
    // This check comes before the lock, so nobody waits for the lock of a number that the actor must not know.
    await getChannel(tx, actor, channelId);
    const locked = await lockChannels(tx, [channelId]);
    const channel = await getChannel(locked, actor, channelId);
    requireStopped(channel);
    await endAccess(locked, actor, channel);
    await endNumberWebhook(locked, channelId);
    await tell(locked, actor, channel);
    bury(channel, locked.now);
    await locked.em.flush();
  });
  await clearChannel(work, channelId);
}

function requireStopped({ id, status }: Channel): void {
  if (status !== 'running') return;
  throw new Refusal('conflict', `channel ${id} is running`, {
    message: 'This number is running. Stop it first, then remove it.',
  });
}

// The permission is locked before the keys, as everywhere.
async function endAccess(work: Locked<'channel'>, actor: Actor, channel: Channel): Promise<void> {
  const { episode } = await lockOpenEpisode(work, channel.id);
  await revokeKeys(work, actor, { kind: 'channel', input: { channelId: channel.id } });
  if (episode !== null) await withdrawPermission(work, actor, channel);
}

async function tell(tx: Transaction, actor: Actor, channel: Channel): Promise<void> {
  const { id, clientId, phoneNumber, name, status } = channel;
  const { partnerId } = await tx.em.findOneOrFail(ClientEntity, { id: clientId });
  const about = { clientId, channelId: id };
  record(tx, actor, { type: 'channel.removed', partnerId, ...about, subjectId: id, data: { phoneNumber, name } });
  const payload = { status: 'removed', before: status };
  recordSessionEvent(tx, { ...about, event: 'session.status', contactId: null, payload });
}

// The index of numbers allows each text once, so the row gets a text that is no number.
function bury(channel: Channel, now: Date): void {
  Object.assign(channel, {
    status: 'stopped',
    removedAt: now,
    removedNumber: channel.phoneNumber,
    phoneNumber: `gone${channel.id}`,
  });
}

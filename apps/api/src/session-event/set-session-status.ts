import type { Actor, ChannelId, ChannelStatus } from '@chatelaine/shared';
import { getReachedChannel, setChannelStatus } from '../channel/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { recordSessionEvent } from './record-session-event.ts';

/**
 * Starts or stops a number, and tells the readers of its events. A number that has the status already stays as it is.
 *
 * @throws {Refusal} `not_found` for a number that the actor does not reach.
 */
export function setSessionStatus(work: Work, actor: Actor, id: ChannelId, status: ChannelStatus): Promise<void> {
  return transaction(work, async (tx) => {
    await getReachedChannel(tx, actor, id);
    const before = await setChannelStatus(tx, actor, id, status);
    if (before === null) return;
    const { clientId } = await getReachedChannel(tx, actor, id);
    recordSessionEvent(tx, {
      clientId,
      channelId: id,
      event: 'session.status',
      contactId: null,
      payload: { status, before },
    });
  });
}

/**
 * Stops a number and starts it again, in one commit. Its readers get both events.
 *
 * @throws {Refusal} as {@link setSessionStatus}.
 */
export function restartSession(work: Work, actor: Actor, id: ChannelId): Promise<void> {
  return transaction(work, async (tx) => {
    await setSessionStatus(tx, actor, id, 'stopped');
    await setSessionStatus(tx, actor, id, 'running');
  });
}

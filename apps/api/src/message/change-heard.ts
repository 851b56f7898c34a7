import type { ContactId } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import { recordSessionEvent } from '../session-event/index.ts';
import type { HearingNumber } from './hearing-number.ts';
import { type Message, MessageEntity } from './message.entity.ts';
import { CHANGE } from './message.sql.ts';
import { messagePayload } from './new-message.ts';
import { withVote } from './poll.rule.ts';
import type { Heard } from './read-webhook.ts';
import { isTakenBack } from './taken-back.rule.ts';

/** A change of a message that a webhook tells. */
export type HeardChange = Extract<Heard, { kind: 'edit' | 'revoke' | 'vote' }>;

type Changes = Pick<Message, 'content' | 'editedAt' | 'revokedAt' | 'type'>;

const EVENTS = { edit: 'message.edited', revoke: 'message.revoked', vote: 'poll.vote' } as const;

/**
 * Changes a message that its author has edited or taken back, or a poll in which somebody has voted. The same news twice,
 * and news that is older than what is stored, change nothing.
 *
 * @returns `unknown` when there is no such message, `refused` when somebody else than the author changes it.
 */
export async function changeHeard(
  tx: Transaction,
  { channelId, clientId }: HearingNumber,
  heard: HeardChange,
  by: ContactId | null,
): Promise<'changed' | 'unchanged' | 'refused' | 'unknown'> {
  const [row] = await tx.em.execute<{ id: string }[]>(
    'select id from message where channel_id = ? and wa_message_id = ? for update',
    [channelId, heard.originalId],
  );
  const message = row && (await tx.em.findOne(MessageEntity, { id: row.id }, { disableIdentityMap: true }));
  if (!message) return 'unknown';
  if (!mayChange(message, heard, by)) return 'refused';
  const changes = changesOf(message, heard, by);
  if (changes === null) return 'unchanged';
  const { content, editedAt = null, revokedAt = null, type } = changes;
  await tx.em.execute(CHANGE, [JSON.stringify(content), editedAt, revokedAt, type, message.id]);
  const { waMessageId = null, contextId = null, contactId = null } = message;
  const vote = heard.kind === 'vote' ? { options: heard.options, voter: by } : {};
  const payload = {
    ...messagePayload({ ...message, ...changes, waMessageId, contextId, contactId }),
    ...changePayload(heard),
    ...vote,
  };
  recordSessionEvent(tx, { clientId, channelId, event: EVENTS[heard.kind], contactId: by ?? contactId, payload });
  return 'changed';
}

/** The id that WhatsApp gave to a change of a message, and the time of the change in milliseconds. */
export const changePayload = ({ waMessageId, at }: { waMessageId: string; at: Date }): Record<string, unknown> => ({
  changeId: waMessageId,
  changedAt: at.getTime(),
});

function mayChange({ direction, contactId }: Message, { kind, isEcho }: HeardChange, by: ContactId | null): boolean {
  if (kind === 'vote') return true;
  return isEcho ? direction === 'out' : direction === 'in' && (contactId ?? null) === by;
}

function changesOf(message: Message, heard: HeardChange, by: ContactId | null): Changes | null {
  const { content, editedAt = null, revokedAt = null, type } = message;
  if (isTakenBack(message)) return null;
  if (heard.kind === 'revoke') return { content: {}, editedAt, revokedAt: heard.at, type };
  if (heard.kind === 'vote') {
    if (message.type !== 'poll') return null;
    return changed(content, { content: withVote(content, by ?? 'me', heard.options), editedAt, revokedAt, type });
  }
  if (editedAt !== null && editedAt > heard.at) return null;
  return changed(content, { content: heard.content, editedAt: heard.at, revokedAt, type: heard.type });
}

const changed = (before: Message['content'], changes: Changes): Changes | null =>
  sorted(before) === sorted(changes.content) ? null : changes;

// The database gives the fields of JSON in an order of its own.
const sorted = (content: Message['content']): string =>
  JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

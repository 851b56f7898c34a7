import type { MessageDetails } from '@chatelaine/shared';
import { Fact } from '../../parts/fact.tsx';
import { Link } from '../../parts/link.tsx';
import { exactMoment } from '../../parts/time.tsx';
import * as t from '../../texts/en/messages.ts';
import { errorText, StatusBadge } from './message-status.tsx';
import { Sender } from './sender.tsx';
import { numberName, useNumbers } from './use-numbers.ts';

interface MessageFactsProps {
  message: MessageDetails;
  /** The name of the contact or the group. */
  name: string;
}

/** Lists what is known about a message. */
export function MessageFacts({ message, name }: MessageFactsProps) {
  const { direction, status, error, sender, contactId, channelId, createdAt, editedAt, revokedAt } = message;
  const number = numberName(useNumbers(), channelId);
  const person = contactId === null ? name : <Link to={`contacts/${contactId}`}>{name}</Link>;
  const isOut = direction === 'out';
  return (
    <dl class="facts">
      <Fact name={t.status}>
        <StatusBadge status={status} />
        {error !== null && <span class="fact-note">{errorText(error)}</span>}
        {error !== null && <span class="fact-note">{t.errorCode(error.code)}</span>}
      </Fact>
      <Fact name={t.from}>{isOut ? number : person}</Fact>
      <Fact name={t.to}>{isOut ? person : number}</Fact>
      {sender !== null && (
        <Fact name={t.sentBy}>
          <Sender sender={sender} channelId={channelId} />
        </Fact>
      )}
      <Fact name={isOut ? t.sentAt : t.receivedAt}>{exactMoment(createdAt)}</Fact>
      {editedAt !== null && <Fact name={t.editedAt}>{exactMoment(editedAt)}</Fact>}
      {revokedAt !== null && <Fact name={t.revokedAt}>{exactMoment(revokedAt)}</Fact>}
      <Fact name={t.messageId}>
        <code>{message.id}</code>
      </Fact>
      {message.waMessageId !== null && (
        <Fact name={t.waMessageId}>
          <code>{message.waMessageId}</code>
        </Fact>
      )}
    </dl>
  );
}

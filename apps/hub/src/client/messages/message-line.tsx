import './messages.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { ItemOf } from '../../api/procedures.ts';
import { Link } from '../../parts/link.tsx';
import { moment } from '../../parts/time.tsx';
import * as t from '../../texts/en/messages.ts';
import { errorText, StatusBadge } from './message-status.tsx';
import { messageText } from './message-text.ts';

interface MessageLineProps {
  message: ItemOf<'messages.list'>;
  /** The name of the contact. */
  name: string;
}

// Two messages of one minute have the same time, so the text is in the name of the link too.
const LONGEST_NAME = 60;

/** Shows one message of a conversation. The time leads to everything that is known about it. */
export function MessageLine({ message, name }: MessageLineProps) {
  const { id, chatId, direction, status, error, editedAt, revokedAt, createdAt } = message;
  const isOut = direction === 'out';
  const text = messageText(message);
  return (
    <li class={isOut ? 'talk-out' : 'talk-in'}>
      <p class="talk-who">
        <ChangingText>{isOut ? t.youAlone : name}</ChangingText>
      </p>
      <p class={revokedAt === null ? 'talk-text' : 'talk-gone'}>
        <ChangingText>{text}</ChangingText>
      </p>
      {status === 'failed' && error !== null && (
        <p class="talk-error">
          <ChangingText>{errorText(error)}</ChangingText>
        </p>
      )}
      <p class="talk-foot">
        <Link to={`messages/${chatId}/${id}`} aria-label={t.messageOf(moment(createdAt), text.slice(0, LONGEST_NAME))}>
          <time dateTime={createdAt}>{moment(createdAt)}</time>
        </Link>
        {editedAt !== null && revokedAt === null && <span>{t.edited}</span>}
        {isOut &&
          (status === 'failed' ? (
            <StatusBadge status={status} />
          ) : (
            <ChangingText>{t.statusNames[status]}</ChangingText>
          ))}
      </p>
    </li>
  );
}

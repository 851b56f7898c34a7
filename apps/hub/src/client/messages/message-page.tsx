import '../../parts/facts.css';
import './messages.css';
import { useRoute } from 'preact-iso';
import { failureOf } from '../../api/failure.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Failed } from '../../parts/failed.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Trail } from '../../parts/trail.tsx';
import * as t from '../../texts/en/messages.ts';
import { MessageFacts } from './message-facts.tsx';
import { MessageStatuses } from './message-statuses.tsx';
import { messageText } from './message-text.ts';
import { useChat } from './use-chat.ts';

const EVERY_MS = 3_000;

/** Shows one message: its content, who sent it by which way, and every status that was reported for it. */
export function MessagePage() {
  const { chatId = '', messageId = '' } = useRoute().params;
  const chat = useChat(chatId);
  const { data: message, error, refetch } = useAsk('messages.get', { id: messageId }, { everyMs: EVERY_MS });
  const steps = [
    { name: t.title, to: 'messages' },
    { name: chat?.name ?? t.conversation, to: `messages/${chatId}` },
    { name: t.message },
  ];
  return (
    <>
      <Heading title={t.message} trail={<Trail steps={steps} />} />
      {error !== null && <Failed failure={failureOf(error)} onRetry={() => refetch()} />}
      {error === null && message?.id !== messageId && <Skeleton />}
      {error === null && message?.id === messageId && (
        <>
          <blockquote class="message-text">{messageText(message)}</blockquote>
          <MessageFacts message={message} name={chat?.name ?? ''} />
          {message.direction === 'out' && <MessageStatuses statuses={message.statuses} />}
        </>
      )}
    </>
  );
}

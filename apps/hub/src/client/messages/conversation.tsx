import './messages.css';
import { Button } from '@chatelaine/ui/button';
import { useRoute } from 'preact-iso';
import { failureOf } from '../../api/failure.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useUrlState } from '../../parts/use-url-state.ts';
import * as t from '../../texts/en/messages.ts';
import { MarkRead } from './mark-read.tsx';
import { MessageLine } from './message-line.tsx';
import { useChat } from './use-chat.ts';
import { useNewestInView } from './use-newest-in-view.ts';
import { numberName, useNumbers } from './use-numbers.ts';

const EVERY_MS = 3_000;
const MOST = 30;

/** Shows one conversation: its messages in the order in which they were written. */
export function ConversationPage() {
  const { chatId = '' } = useRoute().params;
  const chat = useChat(chatId, { everyMs: EVERY_MS });
  const numbers = useNumbers();
  const title = chat?.name ?? t.conversation;
  return (
    <>
      <Heading
        title={title}
        trail={<Trail steps={[{ name: t.title, to: 'messages' }, { name: title }]} />}
        lead={chat && t.withNumber(numberName(numbers, chat.channelId))}
        action={chat?.contactId && <Link to={`contacts/${chat.contactId}`}>{t.toContact}</Link>}
      />
      {chat && <MarkRead key={chat.id} chat={chat} />}
      <Talk chatId={chatId} name={title} />
    </>
  );
}

function Talk({ chatId, name }: { chatId: string; name: string }) {
  const { cursor, turnTo } = useUrlState();
  const {
    data: page,
    error,
    refetch,
  } = useAsk('messages.list', { chatId, cursor, limit: MOST }, { everyMs: EVERY_MS });
  const newest = page?.data[0];
  const list = useNewestInView(page?.data);
  if (error !== null) return <Failed failure={failureOf(error)} onRetry={() => refetch()} />;
  // The messages of the conversation from which the person came stay until these are here.
  if (page === undefined || (newest && newest.chatId !== chatId)) return <Skeleton />;
  if (page.data.length === 0) return <Empty title={t.noneTitle} text={t.noneText} />;
  const { nextCursor } = page;
  return (
    <>
      {nextCursor !== null && (
        <p>
          <Button onClick={() => turnTo(nextCursor)}>{t.older}</Button>
        </p>
      )}
      <div role="log" aria-label={t.messagesWith(name)}>
        <ol class="talk" ref={list}>
          {page.data.toReversed().map((message) => (
            <MessageLine key={message.id} message={message} name={name} />
          ))}
        </ol>
      </div>
      {cursor !== undefined && (
        <p>
          <Button onClick={() => turnTo('')}>{t.newest}</Button>
        </p>
      )}
    </>
  );
}

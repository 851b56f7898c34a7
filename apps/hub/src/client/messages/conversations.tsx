import '../../parts/wide-table.css';
import './messages.css';
import type { Channel } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Column } from '@chatelaine/ui/table';
import type { ItemOf } from '../../api/procedures.ts';
import { useAsk } from '../../api/use-ask.ts';
import { useChannelChoices } from '../../calls/use-choices.ts';
import { NumberCell } from '../../number/number-cell.tsx';
import { Choice, Filters, SearchField } from '../../parts/filters.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Time } from '../../parts/time.tsx';
import { type UrlState, useUrlState } from '../../parts/use-url-state.ts';
import * as t from '../../texts/en/messages.ts';
import { FirstMessage } from './first-message.tsx';
import { useNumbers } from './use-numbers.ts';

type Chat = ItemOf<'chats.list'>;
type State = UrlState<'name' | 'channelId'>;
const EVERY_MS = 5_000;

/** Lists the conversations of all numbers of the client, the one with the newest message first. */
export function Conversations() {
  const state: State = useUrlState('name', 'channelId');
  const { name, channelId } = state.values;
  const query = { cursor: state.cursor, name: name || undefined, channelId: channelId || undefined };
  const asked = useAsk('chats.list', query, { everyMs: EVERY_MS });
  const choices = useChannelChoices(channelId);
  const numbers = useNumbers();
  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <Filters>
        <SearchField label={t.search} value={name} onChange={(value) => state.change({ name: value })} />
        <Choice
          label={t.number}
          value={channelId}
          options={choices}
          onChange={(value) => state.change({ channelId: value })}
        />
      </Filters>
      <div class="wide-table">
        <Listing
          asked={asked}
          state={state}
          caption={t.title}
          columns={columnsWith(numbers)}
          rowId={({ id }) => id}
          empty={<FirstMessage title={t.emptyTitle} />}
        />
      </div>
    </>
  );
}

const columnsWith = (numbers: ReadonlyMap<string, Channel>): Column<Chat>[] => [
  {
    id: 'contact',
    name: t.contact,
    cell: ({ id, name, unreadCount }) => (
      <span class="chat-name">
        <Link to={`messages/${id}`}>
          <span class={name.startsWith('+') ? 'phone' : undefined}>
            <ChangingText>{name}</ChangingText>
          </span>
        </Link>
        {unreadCount > 0 && (
          <span class="chat-unread">
            <ChangingText>{t.unread(unreadCount)}</ChangingText>
          </span>
        )}
      </span>
    ),
  },
  { id: 'last', name: t.lastMessage, cell: ({ lastMessage }) => <LastMessage message={lastMessage} /> },
  {
    id: 'number',
    name: t.number,
    cell: ({ channelId }) => {
      const number = numbers.get(channelId);
      return number && <NumberCell name={number.name}>{number.phoneNumber}</NumberCell>;
    },
  },
  { id: 'time', name: t.time, cell: ({ lastMessageAt }) => <Time at={lastMessageAt} /> },
];

function LastMessage({ message }: { message: Chat['lastMessage'] }) {
  if (message === null) return <span class="quiet">{t.noMessage}</span>;
  const { direction, type, text, status } = message;
  return (
    <>
      <span class="chat-last">
        {direction === 'out' && <span class="quiet">{t.you} </span>}
        <ChangingText>{text ?? t.kinds[type]}</ChangingText>
      </span>
      {direction === 'out' && (
        <span class={status === 'failed' ? 'chat-failed' : 'chat-status'}>
          <ChangingText>{t.statusNames[status]}</ChangingText>
        </span>
      )}
    </>
  );
}

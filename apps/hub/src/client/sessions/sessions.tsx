import './sessions.css';
import type { ChannelStatus } from '@chatelaine/shared';
import { Badge } from '@chatelaine/ui/badge';
import type { Column } from '@chatelaine/ui/table';
import { useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { may } from '../../account/may.ts';
import { useAsk } from '../../api/use-ask.ts';
import { NumberCell } from '../../number/number-cell.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice, Filters, SearchField } from '../../parts/filters.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Said } from '../../parts/said.tsx';
import { Time } from '../../parts/time.tsx';
import { type UrlState, useUrlState } from '../../parts/use-url-state.ts';
import { all, number, search, status, statusNames } from '../../texts/en/channels.ts';
import * as t from '../../texts/en/sessions.ts';
import type { Session } from './session.ts';
import { SessionActions } from './session-actions.tsx';

type State = UrlState<'name' | 'status'>;
const EVERY_MS = 10_000;

/** Lists the sessions of the client's numbers. Owners and admins start and stop them. */
export function Sessions() {
  const account = useAccount();
  const state: State = useUrlState('name', 'status');
  const query = { cursor: state.cursor, name: state.values.name || undefined, status: statusOf(state.values.status) };
  const asked = useAsk('sessions.list', query, { everyMs: EVERY_MS });
  const [said, setSaid] = useState('');
  const isManager = may(account, 'sessions_manage');
  return (
    <>
      <Heading title={t.title} lead={isManager ? t.lead : `${t.lead} ${t.onlyManagers}`} />
      <Said>{said}</Said>
      <SessionFilters state={state} />
      <Listing
        asked={asked}
        state={state}
        caption={t.title}
        columns={isManager ? [...COLUMNS, actionsWith(setSaid)] : COLUMNS}
        rowId={({ id }) => id}
        empty={<Empty title={t.emptyTitle} text={t.emptyText} action={<Link to="channels">{t.toChannels}</Link>} />}
      />
    </>
  );
}

function SessionFilters({ state }: { state: State }) {
  return (
    <Filters>
      <SearchField label={search} value={state.values.name} onChange={(name) => state.change({ name })} />
      <Choice
        label={status}
        value={state.values.status}
        options={OPTIONS}
        onChange={(value) => state.change({ status: value })}
      />
    </Filters>
  );
}

const STATUSES = ['running', 'pending', 'stopped'] as const;
const OPTIONS = [{ value: '', name: all }, ...STATUSES.map((value) => ({ value, name: statusNames[value] }))];
const TONES = { running: 'good', pending: 'warn', stopped: 'neutral' } as const;

// The URL may contain any text. A text that is no status filters nothing.
const statusOf = (text: string): ChannelStatus | undefined => STATUSES.find((each) => each === text);

const COLUMNS: Column<Session>[] = [
  {
    id: 'number',
    name: number,
    cell: ({ id, phoneNumber, name }) => (
      <NumberCell name={name}>
        <Link to={`channels/${id}`}>{phoneNumber}</Link>
      </NumberCell>
    ),
  },
  {
    id: 'status',
    name: status,
    cell: (session) => <Badge tone={TONES[session.status]}>{statusNames[session.status]}</Badge>,
  },
  { id: 'last', name: t.lastActivity, cell: (session) => <LastMessage session={session} /> },
];

// The time leads to the conversations of the number.
function LastMessage({ session: { id, lastActivityAt } }: { session: Session }) {
  const time = <Time at={lastActivityAt} none={t.noMessages} />;
  return lastActivityAt === null ? time : <Link to={`messages?channelId=${id}`}>{time}</Link>;
}

const actionsWith = (onSaid: (sentence: string) => void): Column<Session> => ({
  id: 'actions',
  name: t.actions,
  cell: (session) => <SessionActions session={session} onSaid={onSaid} />,
});

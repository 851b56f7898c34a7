import '../../keys/keys.css';
import '../../parts/wide-table.css';
import './channels.css';
import type { ChannelKey } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Column } from '@chatelaine/ui/table';
import type { ItemOf } from '../../api/procedures.ts';
import { useAsk } from '../../api/use-ask.ts';
import { DetailsLink } from '../../number/details-link.tsx';
import { NumberCell } from '../../number/number-cell.tsx';
import { PermissionBadge } from '../../number/permission-badge.tsx';
import { NumberFilters, useNumberFilters } from '../../number/use-number-filters.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { day } from '../../parts/time.tsx';
import * as t from '../../texts/en/channels.ts';
import { details } from '../../texts/en/number.ts';
import { AddNumber } from './add-number.tsx';
import { useLiveKeys } from './use-live-keys.ts';

type Row = ItemOf<'channels.list'>;

/** Lists the client's numbers. */
export function Channels() {
  const { state, query } = useNumberFilters();
  const asked = useAsk('channels.list', query);
  // An empty list has the one button itself.
  const isEmpty = asked.data === undefined || (asked.data.data.length === 0 && !state.isFiltered);
  const keyOf = useLiveKeys((asked.data?.data ?? []).map(({ id }) => id));
  return (
    <>
      <Heading title={t.title} lead={t.lead} action={!isEmpty && <AddNumber />} />
      <NumberFilters state={state} />
      <div class="wide-table channel-list">
        <Listing
          asked={asked}
          state={state}
          caption={t.title}
          columns={columnsWith(keyOf)}
          rowId={({ id }) => id}
          empty={<Empty title={t.emptyTitle} text={t.emptyText} action={<AddNumber />} />}
        />
      </div>
    </>
  );
}

const columnsWith = (keyOf: (channelId: string) => ChannelKey | null | undefined): Column<Row>[] => [
  {
    id: 'number',
    name: t.number,
    cell: ({ id, phoneNumber, name }) => (
      <NumberCell name={name}>
        <Link to={`channels/${id}`}>{phoneNumber}</Link>
      </NumberCell>
    ),
  },
  { id: 'status', name: t.status, cell: ({ status }) => <Word>{t.statusNames[status]}</Word> },
  { id: 'payment', name: t.payment, cell: ({ payment }) => <Word>{t.paymentNames[payment]}</Word> },
  { id: 'permission', name: t.permission, cell: ({ permission }) => <PermissionBadge permission={permission} /> },
  { id: 'key', name: t.apiKey, cell: ({ id }) => <KeyCell apiKey={keyOf(id)} /> },
  {
    id: 'details',
    name: details,
    cell: ({ id, phoneNumber }) => <DetailsLink to={`channels/${id}/details`} phoneNumber={phoneNumber} />,
  },
];

const Word = ({ children }: { children: string }) => (
  <span class="word">
    <ChangingText>{children}</ChangingText>
  </span>
);

// The keys arrive after the numbers. Until then the cell claims nothing.
function KeyCell({ apiKey }: { apiKey: ChannelKey | null | undefined }) {
  if (apiKey === undefined) return null;
  if (apiKey === null) return <span class="quiet word">{t.noKey}</span>;
  return (
    <>
      <code class="key-hint">{apiKey.hint}</code>
      <span class="key-note">{t.keyCreated(day(apiKey.createdAt))}</span>
    </>
  );
}

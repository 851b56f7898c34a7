import { Badge } from '@chatelaine/ui/badge';
import type { Column } from '@chatelaine/ui/table';
import type { ItemOf } from '../../api/procedures.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Empty } from '../../parts/empty.tsx';
import { Choice, Filters } from '../../parts/filters.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { useUrlState } from '../../parts/use-url-state.ts';
import * as t from '../../texts/en/channels.ts';

type Row = ItemOf<'channels.list'>;

const COLUMNS: Column<Row>[] = [
  { id: 'number', name: t.number, cell: ({ id, phoneNumber }) => <Link to={`channels/${id}`}>{phoneNumber}</Link> },
  { id: 'name', name: t.name, cell: ({ name }) => name },
  { id: 'status', name: t.status, cell: ({ status }) => t.statusNames[status] },
  { id: 'payment', name: t.payment, cell: ({ payment }) => t.paymentNames[payment] },
  {
    id: 'permission',
    name: t.permission,
    cell: ({ permission }) => (
      <Badge tone={permission === 'shared' ? 'good' : 'neutral'}>{t.permissionNames[permission]}</Badge>
    ),
  },
];

/** Lists the client's numbers. */
export function Channels() {
  const state = useUrlState('permission');
  const { permission } = state.values;
  const asked = useAsk('channels.list', {
    cursor: state.cursor,
    permission: permission === 'shared' || permission === 'missing' ? permission : undefined,
  });
  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <Filters>
        <Choice
          label={t.permission}
          value={permission}
          options={[
            { value: '', name: t.all },
            { value: 'shared', name: t.permissionNames.shared },
            { value: 'missing', name: t.permissionNames.missing },
          ]}
          onChange={(value) => state.change({ permission: value })}
        />
      </Filters>
      <Listing
        asked={asked}
        state={state}
        caption={t.title}
        columns={COLUMNS}
        rowId={({ id }) => id}
        empty={<Empty title={t.emptyTitle} text={t.emptyText} />}
      />
    </>
  );
}

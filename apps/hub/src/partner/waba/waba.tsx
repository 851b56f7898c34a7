import type { Column } from '@chatelaine/ui/table';
import { useAccount } from '../../account/account-context.ts';
import type { ItemOf } from '../../api/procedures.ts';
import { useAsk } from '../../api/use-ask.ts';
import { GenerateKey } from '../../channel-key/generate-key.tsx';
import { mayCreate } from '../../channel-key/may-create.ts';
import { NumberCell } from '../../number/number-cell.tsx';
import { PermissionBadge } from '../../number/permission-badge.tsx';
import { RequestPermission } from '../../number/request-permission.tsx';
import { NumberFilters, useNumberFilters } from '../../number/use-number-filters.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import * as c from '../../texts/en/channels.ts';
import { client } from '../../texts/en/number.ts';
import * as t from '../../texts/en/waba.ts';

type Row = ItemOf<'channels.list'>;

/** Lists the numbers of all clients of the partner, each with the button that generates its key. */
export function WabaManagement() {
  const { state, query } = useNumberFilters();
  const asked = useAsk('channels.list', query);
  const ids = [...new Set((asked.data?.data ?? []).map(({ clientId }) => clientId))];
  const clients = useAsk('clients.list', { ids, limit: 200 }, { isOn: ids.length > 0 });
  const nameOf = (id: string) => clients.data?.data.find((each) => each.id === id)?.name ?? id;
  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <NumberFilters state={state} />
      <Listing
        asked={asked}
        state={state}
        caption={t.title}
        columns={columnsWith(nameOf)}
        rowId={({ id }) => id}
        empty={<Empty title={t.emptyTitle} text={t.emptyText} />}
      />
    </>
  );
}

const columnsWith = (nameOf: (clientId: string) => string): Column<Row>[] => [
  {
    id: 'number',
    name: c.number,
    cell: ({ id, phoneNumber, name }) => (
      <NumberCell name={name}>
        <Link to={`waba-management/${id}`}>{phoneNumber}</Link>
      </NumberCell>
    ),
  },
  {
    id: 'client',
    name: client,
    cell: ({ clientId }) => <Link to={`clients/${clientId}`}>{nameOf(clientId)}</Link>,
  },
  { id: 'status', name: c.status, cell: ({ status }) => c.statusNames[status] },
  { id: 'permission', name: c.permission, cell: ({ permission }) => <PermissionBadge permission={permission} /> },
  { id: 'generate', name: t.actions, cell: (row) => <GenerateInRow row={row} /> },
];

function GenerateInRow({ row }: { row: Row }) {
  const verdict = mayCreate(useAccount(), row);
  const isMissing = !verdict.allow && verdict.reason === 'permission_missing';
  return (
    <>
      <GenerateKey isInRow channel={row} verdict={verdict} />
      {isMissing && <RequestPermission phoneNumber={row.phoneNumber} look="link" />}
    </>
  );
}

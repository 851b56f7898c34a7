import type { Column } from '@chatelaine/ui/table';
import { useRoute } from 'preact-iso';
import { failureOf } from '../../api/failure.ts';
import type { ItemOf } from '../../api/procedures.ts';
import { useAsk } from '../../api/use-ask.ts';
import { DetailsLink } from '../../number/details-link.tsx';
import { NumberCell } from '../../number/number-cell.tsx';
import { PermissionBadge } from '../../number/permission-badge.tsx';
import { NumberFilters, useNumberFilters } from '../../number/use-number-filters.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Trail } from '../../parts/trail.tsx';
import * as c from '../../texts/en/channels.ts';
import { title as clientsTitle } from '../../texts/en/clients.ts';
import * as t from '../../texts/en/number.ts';
import * as w from '../../texts/en/waba.ts';

type Row = ItemOf<'channels.list'>;

/** Manages the account of one client: lists its numbers. */
export function ClientPage() {
  const { clientId = '' } = useRoute().params;
  const { state, query } = useNumberFilters();
  const client = useAsk('clients.get', { id: clientId });
  const asked = useAsk('channels.list', { ...query, clientId });
  const isHere = client.data?.id === clientId;
  const title = (isHere && client.data?.name) || t.client;
  return (
    <>
      <Heading
        title={title}
        trail={<Trail steps={[{ name: clientsTitle, to: 'clients' }, { name: t.manageAccount }]} />}
      />
      {client.error !== null ? (
        <Failed failure={failureOf(client.error)} onRetry={() => client.refetch()} />
      ) : (
        <>
          <NumberFilters state={state} />
          <Listing
            asked={asked}
            state={state}
            caption={w.numbersOf(title)}
            columns={columnsOf(clientId)}
            rowId={({ id }) => id}
            empty={<Empty title={c.emptyTitle} text={w.clientEmptyText} />}
          />
        </>
      )}
    </>
  );
}

const columnsOf = (clientId: string): Column<Row>[] => [
  {
    id: 'number',
    name: c.number,
    cell: ({ id, phoneNumber, name }) => (
      <NumberCell name={name}>
        <Link to={`clients/${clientId}/channels/${id}`}>{phoneNumber}</Link>
      </NumberCell>
    ),
  },
  { id: 'status', name: c.status, cell: ({ status }) => c.statusNames[status] },
  { id: 'payment', name: c.payment, cell: ({ payment }) => c.paymentNames[payment] },
  { id: 'permission', name: c.permission, cell: ({ permission }) => <PermissionBadge permission={permission} /> },
  {
    id: 'details',
    name: t.details,
    cell: ({ id, phoneNumber }) => <DetailsLink to={`clients/${clientId}/channels/${id}`} phoneNumber={phoneNumber} />,
  },
];

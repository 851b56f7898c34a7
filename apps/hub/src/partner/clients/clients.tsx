import type { Column } from '@chatelaine/ui/table';
import type { ItemOf } from '../../api/procedures.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Code } from '../../parts/code.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Filters, SearchField } from '../../parts/filters.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { useUrlState } from '../../parts/use-url-state.ts';
import * as t from '../../texts/en/clients.ts';
import { search } from '../../texts/en/frame.ts';
import { manageAccount, manageAccountOf } from '../../texts/en/number.ts';

type Row = ItemOf<'clients.list'>;

const COLUMNS: Column<Row>[] = [
  { id: 'name', name: t.name, cell: ({ id, name }) => <Link to={`clients/${id}`}>{name}</Link> },
  { id: 'id', name: t.clientId, cell: ({ id }) => <Code>{id}</Code> },
  {
    id: 'manage',
    name: t.account,
    cell: ({ id, name }) => (
      <Link to={`clients/${id}`} aria-label={manageAccountOf(name)}>
        {manageAccount}
      </Link>
    ),
  },
];

/** Lists the partner's clients. */
export function Clients() {
  const state = useUrlState('name');
  const asked = useAsk('clients.list', { cursor: state.cursor, name: state.values.name || undefined });
  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <Filters>
        <SearchField label={search} value={state.values.name} onChange={(name) => state.change({ name })} />
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

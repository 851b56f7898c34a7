import '../../parts/wide-table.css';
import type { Contact, ContactNameKind } from '@chatelaine/shared';
import type { Column } from '@chatelaine/ui/table';
import { useAsk } from '../../api/use-ask.ts';
import { Filters, SearchField } from '../../parts/filters.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Time } from '../../parts/time.tsx';
import { useUrlState } from '../../parts/use-url-state.ts';
import * as t from '../../texts/en/contacts.ts';
import { FirstMessage } from '../messages/first-message.tsx';
import { contactName, nameOfKind } from './contact-name.ts';

const EVERY_MS = 10_000;

/** Lists the people with whom the client exchanges messages. The search finds any name, also an old one. */
export function Contacts() {
  const state = useUrlState('name');
  const query = { cursor: state.cursor, name: state.values.name || undefined };
  const asked = useAsk('contacts.list', query, { everyMs: EVERY_MS });
  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <Filters>
        <SearchField label={t.search} value={state.values.name} onChange={(name) => state.change({ name })} />
      </Filters>
      <div class="wide-table">
        <Listing
          asked={asked}
          state={state}
          caption={t.title}
          columns={COLUMNS}
          rowId={({ id }) => id}
          empty={<FirstMessage title={t.emptyTitle} />}
        />
      </div>
    </>
  );
}

function shownName(contact: Contact, kind: ContactNameKind): string {
  const name = nameOfKind(contact, kind);
  if (name === null) return '–';
  return kind === 'username' ? `@${name}` : name;
}

const ofKind = (kind: ContactNameKind): Column<Contact> => ({
  id: kind,
  name: t.kinds[kind],
  cell: (contact) => <span class={kind === 'phone' ? 'phone' : undefined}>{shownName(contact, kind)}</span>,
});

const COLUMNS: Column<Contact>[] = [
  {
    id: 'name',
    name: t.name,
    cell: (contact) => <Link to={`contacts/${contact.id}`}>{contactName(contact)}</Link>,
  },
  ofKind('phone'),
  ofKind('username'),
  ofKind('user_id'),
  { id: 'since', name: t.since, cell: ({ createdAt }) => <Time at={createdAt} isDay /> },
];

import '../../parts/facts.css';
import type { Contact, ContactName } from '@chatelaine/shared';
import { type Column, Table } from '@chatelaine/ui/table';
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { failureOf } from '../../api/failure.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Failed } from '../../parts/failed.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Time } from '../../parts/time.tsx';
import { Trail } from '../../parts/trail.tsx';
import * as t from '../../texts/en/contacts.ts';
import { contactName, nameOfKind } from './contact-name.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { Erased } from './erased.tsx';
import { PrivacySection } from './privacy-section.tsx';

/** Shows one contact with all its names, and exports or erases everything about it. */
export function ContactPage() {
  const { contactId = '' } = useRoute().params;
  const [erased, setErased] = useState<number | null>(null);
  // After the erasure every query is asked again. This one waits then, because its answer would be that nothing is here.
  const [isErasing, setIsErasing] = useState(false);
  const asked = useAsk('contacts.get', { id: contactId }, { isOn: !isErasing });
  if (erased !== null) return <Erased id={contactId} messages={erased} />;
  const contact = asked.data?.id === contactId ? asked.data : undefined;
  const title = contact ? contactName(contact) : t.contact;
  const failure = asked.error === null ? null : failureOf(asked.error);
  return (
    <>
      <Heading
        title={title}
        trail={<Trail steps={[{ name: t.title, to: 'contacts' }, { name: title }]} />}
        lead={contact && since(contact)}
        action={contact && <Link to={`messages?name=${encodeURIComponent(searched(contact))}`}>{t.toMessages}</Link>}
      />
      {failure && <Failed failure={failure} onRetry={() => asked.refetch()} />}
      {!failure && !contact && <Skeleton />}
      {!failure && contact && (
        <>
          <Section title={t.names} text={t.namesText}>
            <Table caption={t.names} columns={COLUMNS} rows={contact.names} rowId={rowId} emptyText={t.noNames} />
          </Section>
          <PrivacySection contact={contact} onErase={() => setIsErasing(true)} />
          {isErasing && <EraseDialog contact={contact} onErased={setErased} onClose={() => setIsErasing(false)} />}
        </>
      )}
    </>
  );
}

const since = ({ createdAt }: Contact) => (
  <>
    {t.knownSince} <Time at={createdAt} isDay />
  </>
);

// The list of conversations finds a part of a name. A phone number or a user id belongs to nobody else.
const searched = (contact: Contact): string =>
  (nameOfKind(contact, 'phone') ?? nameOfKind(contact, 'user_id') ?? contactName(contact)).slice(0, 64);

const rowId = ({ kind, value, since: at }: ContactName) => `${kind} ${value} ${at}`;

const COLUMNS: Column<ContactName>[] = [
  { id: 'value', name: t.name, cell: ({ kind, value }) => (kind === 'username' ? `@${value}` : value) },
  { id: 'kind', name: t.kind, cell: ({ kind }) => t.kinds[kind] },
  { id: 'since', name: t.since, cell: ({ since: at }) => <Time at={at} /> },
  { id: 'until', name: t.until, cell: ({ until }) => <Time at={until} none={t.now} /> },
];

import { Button } from '@chatelaine/ui/button';
import { useRef, useState } from 'preact/hooks';
import { useAccount, usePlace } from '../account/account-context.ts';
import { useAsk } from '../api/use-ask.ts';
import { Empty } from '../parts/empty.tsx';
import { Filters, SearchField } from '../parts/filters.tsx';
import { Heading } from '../parts/heading.tsx';
import { Listing } from '../parts/listing.tsx';
import { Said } from '../parts/said.tsx';
import { useFocusAfter } from '../parts/use-focus-after.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { search } from '../texts/en/frame.ts';
import * as t from '../texts/en/people.ts';
import { columnsFor } from './columns.tsx';
import { type OpenDialog, PeopleDialogs } from './people-dialogs.tsx';
import { PersonActions } from './person-actions.tsx';
import type { Person } from './person-dialog.ts';

/** Lists the people of the account. Owners invite, change and remove them. */
export function People() {
  const account = useAccount();
  const { profile } = usePlace();
  const state = useUrlState('name');
  const asked = useAsk('people.list', { cursor: state.cursor, name: state.values.name || undefined });
  const [open, setOpen] = useState<OpenDialog>(null);
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  useFocusAfter(open !== null, status);
  const isOwner = account.role === 'owner';

  const end = (sentence: string) => {
    setOpen(null);
    setSaid(sentence);
  };
  const show = (next: OpenDialog) => {
    setSaid('');
    setOpen(next);
  };
  const actions = (person: Person) => (
    <PersonActions
      person={person}
      isSelf={person.id === profile.id}
      open={(act, about) => show({ act, person: about })}
      onSaid={setSaid}
    />
  );
  const invite = (
    <div class="person-invite">
      <Button look="primary" disabledReason={!isOwner && t.onlyOwners} onClick={() => show('invite')}>
        {t.inviteAction}
      </Button>
    </div>
  );

  return (
    <>
      <Heading title={t.title} lead={t.lead(account.name)} action={invite} />
      <Said place={status}>{said}</Said>
      <Filters>
        <SearchField label={search} value={state.values.name} onChange={(name) => state.change({ name })} />
      </Filters>
      <div class="wide-table">
        <Listing
          asked={asked}
          state={state}
          caption={t.title}
          columns={columnsFor(profile.id, isOwner ? actions : null)}
          rowId={({ id }) => id}
          empty={<Empty title={t.emptyTitle} text={t.emptyText} />}
        />
      </div>
      <PeopleDialogs open={open} ownId={profile.id} onDone={end} onClose={() => setOpen(null)} />
    </>
  );
}

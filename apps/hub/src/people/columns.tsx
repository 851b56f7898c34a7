import './people.css';
import '../parts/wide-table.css';
import { Badge } from '@chatelaine/ui/badge';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Column } from '@chatelaine/ui/table';
import type { ComponentChildren } from 'preact';
import { Time } from '../parts/time.tsx';
import * as t from '../texts/en/people.ts';
import type { Person } from './person-dialog.ts';

/** Makes the columns of the list. `actions` is null for people who may not change anything. */
export function columnsFor(ownId: string, actions: ((person: Person) => ComponentChildren) | null): Column<Person>[] {
  return [
    {
      id: 'name',
      name: t.nameAndEmail,
      cell: ({ id, name, email, isInvited }) => (
        <>
          <span class="person-name">
            <ChangingText>{name}</ChangingText>
            {id === ownId && <span class="small">{t.you}</span>}
            {isInvited && <Badge tone="warn">{t.invited}</Badge>}
          </span>
          {email !== name && <span class="person-email">{email}</span>}
        </>
      ),
    },
    { id: 'role', name: t.role, cell: ({ role }) => <span class="person-word">{t.roleNames[role]}</span> },
    {
      id: 'app',
      name: t.authenticator,
      cell: ({ hasAuthenticator }) => <span class="person-app">{hasAuthenticator ? t.yes : t.no}</span>,
    },
    { id: 'last', name: t.lastSignIn, cell: ({ lastSignInAt }) => <Time at={lastSignInAt} /> },
    ...(actions === null ? [] : [{ id: 'actions', name: t.actions, cell: actions }]),
  ];
}

import './people.css';
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
      name: t.name,
      cell: ({ id, name, isInvited }) => (
        <span class="person-name">
          <ChangingText>{name}</ChangingText>
          {id === ownId && <Badge>{t.you}</Badge>}
          {isInvited && <Badge tone="warn">{t.invited}</Badge>}
        </span>
      ),
    },
    { id: 'email', name: t.email, cell: ({ email }) => email },
    { id: 'role', name: t.role, cell: ({ role }) => t.roleNames[role] },
    { id: 'app', name: t.authenticator, cell: ({ hasAuthenticator }) => (hasAuthenticator ? t.yes : t.no) },
    { id: 'last', name: t.lastSignIn, cell: ({ lastSignInAt }) => <Time at={lastSignInAt} /> },
    ...(actions === null ? [] : [{ id: 'actions', name: t.actions, cell: actions }]),
  ];
}

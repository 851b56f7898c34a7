import type { Contact, ContactNameKind } from '@chatelaine/shared';
import type { Contact as ContactRow } from './contact.entity.ts';
import type { ContactName as ContactNameRow } from './contact-name.entity.ts';
import type { PlainName } from './contact-names.rule.ts';

/** Shows a name's value to a client: a phone number gets its `+`. */
export const shownValue = (kind: ContactNameKind, value: string): string => (kind === 'phone' ? `+${value}` : value);

/** Shows a contact with all its names, the current ones first. */
export function viewContact(row: ContactRow, names: readonly ContactNameRow[]): Contact {
  const isOver = ({ until }: ContactNameRow) => (until == null ? 0 : 1);
  return {
    id: row.id,
    profileName: row.profileName ?? null,
    names: names
      .toSorted((a, b) => isOver(a) - isOver(b) || b.since.getTime() - a.since.getTime())
      .map(({ kind, value, since, until }) => ({
        kind,
        value: shownValue(kind, value),
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      })),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The current names of a contact, in the form that events and lists give to programs. */
export interface ShownNames {
  profileName: string | null;
  phone: string | null;
  userId: string | null;
  username: string | null;
}

/** Shows the current names of a contact, one of each kind. */
export function showNames({
  profileName,
  names,
}: {
  profileName: string | null;
  names: readonly PlainName[];
}): ShownNames {
  const of = (kind: ContactNameKind) => {
    const value = names.findLast((name) => name.kind === kind)?.value;
    return value === undefined ? null : shownValue(kind, value);
  };
  return { profileName, phone: of('phone'), userId: of('user_id'), username: of('username') };
}

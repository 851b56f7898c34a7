import { type Condition, hasPart } from '../platform/db/condition.ts';
import { searchedTexts } from './contact-search.rule.ts';

/** The columns that a search for contacts reads: the profile name, and the id of the contact. */
export interface SearchedColumns {
  profileName: string;
  contactId: string;
}

/** The condition that a contact is found by a text: in its profile name, or in a name that it has or had. */
export function isFound({ profileName, contactId }: SearchedColumns, q: string): Condition {
  const { profile, names } = searchedTexts(q);
  const found = [
    ...profile.map((part) => hasPart(profileName, part)),
    ...(names.length > 0 ? [hasName(contactId, names)] : []),
  ];
  return found.length === 0 ? ['false', []] : anyOf(found);
}

// The subquery with the limit reads the names of one contact at a time. As `exists`, PostgreSQL would sometimes read the
// names of all contacts of all clients.
function hasName(contactId: string, parts: readonly string[]): Condition {
  const [sql, values] = anyOf(parts.map((part) => hasPart('n.value', part)));
  return [
    `coalesce((select true from contact_name n where n.contact_id = ${contactId} and (${sql}) limit 1), false)`,
    values,
  ];
}

const anyOf = (conditions: readonly Condition[]): Condition => [
  conditions.map(([sql]) => sql).join(' or '),
  conditions.flatMap(([, values]) => values),
];

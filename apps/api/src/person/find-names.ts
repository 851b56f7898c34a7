import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * Finds the names of people, by id. Ids that belong to nobody are left out, so a list may also contain other ids. A
 * person who no longer belongs to an account keeps the name, because the history of the account shows it.
 */
export async function findNames(
  work: Work,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<PersonId, string>> {
  const wanted = [...new Set(ids.filter((id) => id != null))];
  if (wanted.length === 0) return new Map();
  const rows = await work.em.execute<{ id: PersonId; name: string }[]>(
    'select id, name from identity."user" where id = any (array(select jsonb_array_elements_text(?::jsonb)))',
    [JSON.stringify(wanted)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

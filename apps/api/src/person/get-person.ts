import type { PersonId } from '@chatelaine/shared';
import { emailText } from '@chatelaine/shared/schema';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/** A person with name and address. */
export interface NamedPerson {
  id: PersonId;
  email: string;
  name: string;
}

/**
 * Gets a person by id or by e-mail address.
 *
 * @throws {Refusal} `not_found` when there is no such person.
 */
export async function getPerson(work: Work, named: string): Promise<NamedPerson> {
  const [found] = await work.em.execute<NamedPerson[]>(
    'select id, email, name from identity."user" where id = ? or email = ?',
    [named, emailText.safeParse(named).data ?? ''],
  );
  if (found === undefined)
    throw new Refusal('not_found', 'person', { message: 'Nobody here has this id or e-mail address.' });
  return found;
}

import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/** Finds a person's e-mail address. Null when there is no such person. */
export async function findEmail(work: Work, personId: PersonId): Promise<string | null> {
  const [found] = await work.em.execute<{ email: string }[]>('select email from identity."user" where id = ?', [
    personId,
  ]);
  return found?.email ?? null;
}

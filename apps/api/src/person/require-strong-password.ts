import type { PersonId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { passwordWeakness } from './weak-password.ts';

const SENTENCES = {
  common: 'Many people use this password, or one like it. Choose another.',
  own: 'This password is little more than your own name or address. Choose another.',
};

/** A password that a person chose, and the name that the person chose together with it. */
interface Chosen {
  person: { id: PersonId; email: string };
  name: string;
  password: string;
  /** The name of the field with the password. */
  field?: string;
}

/**
 * Refuses a password that attackers would try first. Every new password passes this check.
 *
 * @throws {Refusal} `invalid_input`.
 */
export async function requireStrongPassword(
  work: Work,
  { person, name, password, field = 'password' }: Chosen,
): Promise<void> {
  const accounts = await work.em.execute<{ name: string }[]>(ACCOUNTS, [person.id]);
  const names = [name, ...accounts.map((account) => account.name)];
  const { hostname } = new URL(work.services.baseUrl);
  const weakness = passwordWeakness(password, { names, email: person.email, host: hostname });
  if (weakness === null) return;
  throw new Refusal('invalid_input', `a weak password: ${weakness}`, {
    issues: [{ path: field, message: SENTENCES[weakness] }],
  });
}

const ACCOUNTS = `
  select coalesce(p.name, c.name) as name from person_role r
  left join partner p on r.account_type = 'partner' and p.id = r.account_id
  left join client c on r.account_type = 'client' and c.id = r.account_id
  where r.person_id = ?`;

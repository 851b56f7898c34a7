import type { IncomingHttpHeaders } from 'node:http';
import type { FailureCount } from '../platform/failure-count.ts';
import type { Work } from '../platform/work.ts';
import { guessPassword } from './guess-password.ts';
import type { Identity } from './identity.ts';
import { recordPerson } from './record-person.ts';

/** What people's routes need: who people are, and who has failed too often. */
export interface PersonDeps {
  identity: Identity;
  failures: FailureCount;
}

/**
 * Signs a person in, or confirms that it is still him. The session that this browser had before ends. Gives the cookies
 * to set.
 *
 * @throws {Refusal} `unauthenticated` for a wrong e-mail or password; `rate_limited` after five of them in 15 minutes.
 */
export async function signIn(
  { identity, failures }: PersonDeps,
  work: Work,
  input: { email: string; password: string },
  headers: IncomingHttpHeaders,
): Promise<string[]> {
  const email = input.email.toLowerCase();
  const cookies = await guessPassword(failures, { work, email }, () => identity.signIn(email, input.password, headers));
  const before = await identity.session(headers);
  const person = await identity.findByEmail(email);
  if (before !== null) await identity.endSession(before.token);
  if (person !== null) await recordPerson(work, person.id, 'person.signed_in');
  await work.em.flush();
  return cookies;
}

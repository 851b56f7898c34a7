import type { IncomingHttpHeaders } from 'node:http';
import { record } from '../event/index.ts';
import type { FailureCount } from '../platform/failure-count.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { findRoles } from './find-roles.ts';
import type { Identity } from './identity.ts';

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
  const names = [`sign-in account ${email}`, `sign-in address ${work.origin.address}`];
  const cookies = await failures.guess(names, async () => {
    const made = await identity.signIn(email, input.password, headers);
    if (made === null)
      throw new Refusal('unauthenticated', 'wrong e-mail or password', {
        isGuess: true,
        message: 'The e-mail or the password is wrong.',
      });
    return made;
  });
  const before = await identity.session(headers);
  const person = await identity.findByEmail(email);
  if (before !== null) await identity.endSession(before.token);
  if (person !== null) await recordSignIn(work, person.id);
  return cookies;
}

async function recordSignIn(work: Work, personId: string): Promise<void> {
  for (const { actor } of await findRoles(work, personId)) {
    const { type, id } = actor.account;
    record(work, actor, {
      type: 'person.signed_in',
      ...(type === 'partner' ? { partnerId: id } : { clientId: id }),
      subjectId: personId,
    });
  }
  await work.em.flush();
}

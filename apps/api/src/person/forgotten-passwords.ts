import type { PersonId } from '@chatelaine/shared';
import { networkOf } from '@chatelaine/shared/network';
import { describeError } from '../platform/describe-error.ts';
import type { Allowance, FailureCount } from '../platform/failure-count.ts';
import type { Logger } from '../platform/log.ts';
import { Places } from '../platform/places.ts';
import { type Origin, transaction, type Work } from '../platform/work.ts';
import { findRoles } from './find-roles.ts';
import { lockPerson } from './lock-person.ts';
import { hashToken, makeSignUpLink } from './make-sign-up-link.ts';
import { SignUpLinkEntity } from './person.entity.ts';
import { recordPerson } from './record-person.ts';

export interface ForgottenPasswordsDeps {
  log: Logger;
  failures: FailureCount;
  beginWork(origin: Origin): Work;
}

const MINUTE_MS = 60_000;
const SYSTEM = { kind: 'system', id: null, account: null } as const;

/**
 * Mails links to people who forgot the password. The caller gets the answer before the person is looked up. So neither
 * the answer nor its time reveals whether an e-mail address is known.
 */
export class ForgottenPasswords {
  readonly #deps: ForgottenPasswordsDeps;
  readonly #pending = new Set<Promise<void>>();
  readonly #places = new Places(2, 100);

  constructor(deps: ForgottenPasswordsDeps) {
    this.#deps = deps;
  }

  /**
   * Counts the request, and then begins to mail the link without waiting for it.
   *
   * @throws {Refusal} `rate_limited` when too many links were asked for, whether the address is known or not.
   */
  async ask({ origin }: Work, email: string): Promise<void> {
    await this.#deps.failures.take(allowancesFor(email, origin.address), 'Too many links were asked for.');
    const mailing = this.#places
      .run('too many forgotten passwords', () => this.#mail(this.#deps.beginWork(origin), email))
      .catch((error: unknown) => {
        const { requestId } = origin;
        this.#deps.log.warn({ requestId, ...describeError(error) }, 'a link to set a new password was not mailed');
      })
      .finally(() => this.#pending.delete(mailing));
    this.#pending.add(mailing);
  }

  /** Waits until all links are mailed. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #mail(work: Work, email: string): Promise<void> {
    const personId = await findByEmail(work, email);
    const made = personId === null ? null : await makeLink(work, personId, email);
    if (made === null) return;
    try {
      await work.services.mailer.send(mailOf(work, email, made.link));
    } catch (thrown) {
      await work.em.nativeDelete(SignUpLinkEntity, { hash: hashToken(made.token) });
      throw thrown;
    }
  }
}

/**
 * Returns the limits for links. One e-mail address gets three links immediately, then one in twenty minutes. A link
 * works for an hour, so a person whose links are used up by somebody else still has links that work. A network asks for
 * ten links immediately, then for one in three minutes.
 */
function allowancesFor(email: string, address: string | null): Allowance[] {
  const ofAccount = { name: `forgotten account ${email}`, burst: 3, everyMs: 20 * MINUTE_MS };
  if (address === null) return [ofAccount];
  return [{ name: `forgotten network ${networkOf(address)}`, burst: 10, everyMs: 3 * MINUTE_MS }, ofAccount];
}

async function findByEmail(work: Work, email: string): Promise<PersonId | null> {
  const [person] = await work.em.execute<{ id: PersonId }[]>('select id from identity."user" where email = ?', [email]);
  return person?.id ?? null;
}

// A person without a role cannot do anything after a sign-in, so such a person gets no link. The lock makes a removal
// wait, which then ends the link. The person may have changed the address during the wait for the lock, and then the old
// address must not get a link.
function makeLink(work: Work, personId: PersonId, email: string) {
  return transaction(work, async (begun) => {
    const tx = await lockPerson(begun, personId);
    if ((await findByEmail(tx, email)) !== personId) return null;
    if ((await findRoles(tx, personId)).length === 0) return null;
    const made = await makeSignUpLink(tx, personId, 'password');
    await recordPerson(tx, personId, { type: 'person.password_forgotten' }, SYSTEM);
    return made;
  });
}

const mailOf = ({ origin, services: { baseUrl } }: Work, to: string, link: string) => ({
  to,
  subject: 'Set a new password',
  text: [
    `Somebody asked for a new password for this address at ${baseUrl}.`,
    '',
    'To set it, open this link. It works once, within an hour. The new password ends all your sessions and removes your passkeys.',
    '',
    link,
    '',
    `If it was not you, do nothing: your password stays as it is. The request came from ${origin.address ?? 'an unknown address'}.`,
    '',
  ].join('\n'),
});

import type { AddPasskeyInput, Passkey } from '@chatelaine/shared';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { randomBase62 } from '../../platform/id.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../../platform/work.ts';
import { holdPassword } from '../hold-password.ts';
import type { Session } from '../identity.ts';
import { recordPerson } from '../record-person.ts';
import { purposeOfOffer } from './challenge-purpose.ts';
import { viewPasskey } from './list-passkeys.ts';
import { requireRoom } from './offer-passkey.ts';
import { PasskeyEntity } from './passkey.entity.ts';
import { requireRelyingParty } from './require-relying-party.ts';
import { useChallenge } from './use-challenge.ts';
import { verifyNewPasskey } from './verify-passkey.ts';

/**
 * Adds the passkey that the browser made with the options of `offerPasskey`.
 *
 * @throws {Refusal} `invalid_input` for a wrong answer, also when its challenge is older than five minutes or was used;
 * `conflict` when the passkey is known already, or the person has too many; `unauthenticated` when the session ended
 * meanwhile.
 */
export async function addPasskey(work: Work, session: Session, input: AddPasskeyInput): Promise<Passkey> {
  const { personId } = session;
  const { challenges } = work.services;
  const isOurs = (challenge: string) => challenges.isValid(challenge, purposeOfOffer(session), work.now);
  const made = await verifyNewPasskey(input, { party: requireRelyingParty(work), isOurs });
  if ('why' in made) throw notAdded(`new passkey of ${personId}: ${made.why}`);
  const { name, transports = [] } = input;
  const { challenge, ...proven } = made;
  return transaction(work, async (tx) => {
    // A change of the password locks the password, and then ends all sessions. So this transaction either sees that the
    // session has ended, or commits before the change, which then finds the passkey.
    await holdPassword(tx, personId);
    await requireSession(tx, session);
    if (!(await useChallenge(tx, challenge))) throw notAdded(`new passkey of ${personId}: sent again`);
    requireRoom(await tx.em.count(PasskeyEntity, { personId }));
    const added = tx.em.create(PasskeyEntity, {
      ...{ id: randomBase62(22), personId, name, ...proven },
      transports: [...new Set(transports)],
      createdAt: tx.now,
      lastUsedAt: null,
    });
    await recordPerson(tx, personId, { type: 'passkey.added', data: { name } });
    await tx.em.flush();
    return viewPasskey(added);
  }).catch((thrown: unknown) => {
    if (!(thrown instanceof UniqueConstraintViolationException)) throw thrown;
    throw new Refusal('conflict', `a passkey of ${personId} is known`, { message: 'This passkey was added before.' });
  });
}

async function requireSession(work: Transaction, { personId, token }: Session): Promise<void> {
  const found = await work.em.execute<unknown[]>(
    'select 1 from identity.session where token = ? and "userId" = ? for share',
    [token, personId],
  );
  if (found.length === 0) throw new Refusal('unauthenticated', `the session of ${personId} ended meanwhile`);
}

const notAdded = (detail: string): Refusal =>
  new Refusal('invalid_input', detail, {
    issues: [{ path: '', message: 'This passkey could not be checked. Begin again.' }],
    message: 'This passkey could not be checked. Begin again.',
  });

import type { Passkey, PersonId, RemovedPasskey, RenamePasskeyInput } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import type { Session } from '../identity.ts';
import { recordPerson } from '../record-person.ts';
import { viewPasskey } from './list-passkeys.ts';
import { PasskeyEntity } from './passkey.entity.ts';
import { requireFresh } from './require-fresh.ts';

/**
 * Gives a passkey of the person who is signed in another name.
 *
 * @throws {Refusal} `code_required` when the person must sign in again; `not_found` when the person has no such passkey.
 */
export function renamePasskey(work: Work, session: Session, { id, name }: RenamePasskeyInput): Promise<Passkey> {
  requireFresh(work, session);
  const { personId } = session;
  return transaction(work, async (tx) => {
    const found = await tx.em.findOne(PasskeyEntity, { id, personId });
    if (found === null) throw notFound(personId);
    found.name = name;
    await tx.em.flush();
    return viewPasskey(found);
  });
}

/**
 * Removes a passkey of the person who is signed in. Sessions that began with it go on. A sign-in with it that is under
 * way looks for the passkey again after it has written its session.
 *
 * @throws {Refusal} as {@link renamePasskey}.
 */
export function removePasskey(work: Work, session: Session, id: string): Promise<RemovedPasskey> {
  requireFresh(work, session);
  const { personId } = session;
  return transaction(work, async (tx) => {
    const [removed] = await tx.em.execute<{ name: string }[]>(
      'delete from passkey where id = ? and person_id = ? returning name',
      [id, personId],
    );
    if (removed === undefined) throw notFound(personId);
    await recordPerson(tx, personId, { type: 'passkey.removed', data: { names: [removed.name] } });
    return { id };
  });
}

const notFound = (personId: PersonId): Refusal => new Refusal('not_found', `passkey of ${personId}`);

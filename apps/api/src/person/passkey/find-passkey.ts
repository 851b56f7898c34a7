import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';

/** A passkey, and the person whom it signs in. */
export interface FoundPasskey {
  id: string;
  personId: PersonId;
  email: string;
  name: string;
  publicKey: Buffer;
  /** The hash of the person's present password. */
  hash: string;
}

// The password is read in the same statement as the passkey. When the password changes later, the sign-in notices it.
const FIND = `
  select p.id, p.person_id as "personId", p.name, p.public_key as "publicKey", u.email, a.password as hash
  from passkey p
  join identity."user" u on u.id = p.person_id
  join identity.account a on a."userId" = p.person_id and a."providerId" = 'credential' and a.password is not null
  where p.credential_id = ?`;

/** Finds the passkey with the id that its device gave to it. */
export async function findPasskey(work: Work, credentialId: string): Promise<FoundPasskey | null> {
  const [found] = await work.em.execute<FoundPasskey[]>(FIND, [Buffer.from(credentialId, 'base64url')]);
  return found ?? null;
}

/** Whether a passkey still exists. */
export async function isStillThere(work: Work, id: string): Promise<boolean> {
  const found = await work.em.execute<unknown[]>('select 1 from passkey where id = ?', [id]);
  return found.length > 0;
}

import type { IncomingHttpHeaders } from 'node:http';
import { transaction, type Work } from '../platform/work.ts';
import type { PersonDeps } from './guess-password.ts';
import { holdPassword } from './hold-password.ts';
import { forgetDevices } from './known-device/forget-devices.ts';
import { endLegacyToken } from './legacy-token/end-legacy-token.ts';
import { recordPerson } from './record-person.ts';

/**
 * Ends every session, the legacy token and the remembered browsers of the person who is signed in. A sign-out only
 * takes access away, so the person needs neither the password nor a code.
 */
export async function signOutEverywhere(
  { identity }: Pick<PersonDeps, 'identity'>,
  work: Work,
  headers: IncomingHttpHeaders,
): Promise<void> {
  const session = await identity.session(headers);
  if (session === null) return;
  const { personId } = session;
  await transaction(work, async (tx) => {
    const locked = await endLegacyToken(tx, personId);
    await holdPassword(locked, personId);
    await identity.endSessions(locked, personId);
    await forgetDevices(locked, personId);
    await recordPerson(locked, personId, { type: 'person.signed_out' });
  });
}

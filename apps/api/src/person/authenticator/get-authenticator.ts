import type { Actor, Authenticator } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { requirePerson } from '../require-person.ts';
import { countRecoveryCodes } from '../second-factor/recovery-codes.ts';
import { findAuthenticator } from './find-authenticator.ts';

/** Returns whether the actor, a person, has an authenticator app. It never returns the app's secret. */
export async function getAuthenticator(work: Work, actor: Actor): Promise<Authenticator> {
  const { id } = requirePerson(actor);
  const found = await findAuthenticator(work, id);
  return {
    confirmedAt: found?.confirmedAt.toISOString() ?? null,
    recoveryCodesLeft: await countRecoveryCodes(work, id),
  };
}

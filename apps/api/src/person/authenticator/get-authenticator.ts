import type { Actor, Authenticator } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { requirePerson } from '../require-person.ts';
import { findAuthenticator } from './find-authenticator.ts';

/** Gets whether the person who asks has an authenticator app. Never its secret. */
export async function getAuthenticator(work: Work, actor: Actor): Promise<Authenticator> {
  const found = await findAuthenticator(work, requirePerson(actor).id);
  return { confirmedAt: found?.confirmedAt.toISOString() ?? null };
}

import type { Actor } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { PersonActor } from './find-roles.ts';

/**
 * Returns the actor if it is a person. Refuses programs and the operator, because they have no codes and no
 * authenticator app.
 */
export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind === 'person') return actor;
  throw new Refusal('not_allowed', `${actor.kind} ${actor.id} is no person`, { message: 'This is for people only.' });
}

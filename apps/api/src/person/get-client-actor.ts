import type { ClientId, PersonId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { findRoles, type PersonActor } from './find-roles.ts';

/**
 * Gets a person as an actor in one client. When the call names no client, the actor acts in the person's only client.
 *
 * @param clientId the value of the header `x-organization`; null when the call has no such header.
 * @throws {Refusal} `not_found` when the person has no role in the named client; `suspended`; `not_allowed` for a person
 * without a role in a client; `invalid_input` for a person of several clients who names none, with their ids.
 */
export async function getClientActor(work: Work, personId: PersonId, clientId: ClientId | null): Promise<PersonActor> {
  const roles = (await findRoles(work, personId)).filter(({ actor }) => actor.account.type === 'client');
  if (roles.length === 0) throw new Refusal('not_allowed', `person ${personId} has no role in a client`);
  const role = clientId === null ? roles[0] : roles.find(({ actor }) => actor.account.id === clientId);
  if (role === undefined) throw new Refusal('not_found', `person ${personId}, client ${clientId}`);
  if (clientId === null && roles.length > 1) throw several(roles.map(({ actor }) => actor.account.id));
  if (role.status === 'suspended') throw new Refusal('suspended', `account ${role.actor.account.id}`);
  return role.actor;
}

function several(organizations: ClientId[]): Refusal {
  const message = `You belong to several organizations: name one in this header, ${organizations.join(' or ')}.`;
  return new Refusal('invalid_input', 'several clients', {
    issues: [{ path: 'x-organization', message }],
    details: { organizations },
  });
}

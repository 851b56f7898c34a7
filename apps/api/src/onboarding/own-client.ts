import type { Actor } from '@chatelaine/shared';
import { type Client, ClientEntity, lockAccount } from '../client/index.ts';
import { isFresh, type PersonActor, type Session } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Locked, Transaction, Work } from '../platform/work.ts';

/** A person of a client, and the session with which the person came. */
export interface ClientPerson {
  actor: Actor;
  session: Session | null;
}

/**
 * Returns the actor as a person of a client.
 *
 * @throws {Refusal} `not_allowed` for every other actor.
 */
export function requireClientPerson(actor: Actor): PersonActor {
  if (actor.kind === 'person' && actor.account.type === 'client') return actor;
  throw new Refusal('not_allowed', `${actor.kind} ${actor.id} is no person of a client`);
}

/**
 * Refuses when the sign-in is older than ten minutes, or skipped the code of the authenticator app. The person signs in
 * again and then sends the same call again.
 *
 * @throws {Refusal} `code_required`.
 */
export function requireFreshSignIn(session: Session | null, now: Date): void {
  if (session !== null && isFresh(session, now)) return;
  throw new Refusal('code_required', 'the sign-in is too old', {
    message: "Confirm it's you: sign in again, then send this again.",
  });
}

/** A client, and the partner with which it works. */
export interface ConnectedClient {
  client: Client;
  partnerId: string;
}

/**
 * Gets the actor's client together with the partner with which it works.
 *
 * @throws {Refusal} `conflict` when the client has no partner.
 */
export async function getConnectedClient(work: Work, { account }: PersonActor): Promise<ConnectedClient> {
  const client = await work.em.findOneOrFail(ClientEntity, { id: account.id }, { refresh: true });
  if (client.partnerId != null) return { client, partnerId: client.partnerId };
  throw new Refusal('conflict', `client ${client.id} has no partner`, {
    message: 'You do not work with a partner. To connect to one, open the link that you got from this partner.',
  });
}

/** Locks the actor's client, so that its partner stays the same until the transaction ends. */
export async function lockConnectedClient(
  tx: Transaction,
  actor: PersonActor,
): Promise<ConnectedClient & { work: Locked<'account'> }> {
  const work = await lockAccount(tx, { clientId: actor.account.id });
  return { ...(await getConnectedClient(work, actor)), work };
}

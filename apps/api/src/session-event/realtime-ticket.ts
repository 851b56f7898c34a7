import type { Actor } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { hashSecret, newSecretOf } from '../platform/secret.ts';
import type { Work } from '../platform/work.ts';
import { SAVE_TICKET, TAKE_TICKET } from './realtime-ticket.sql.ts';

/** A ticket that opens one WebSocket. */
export interface RealtimeTicket {
  ticket: string;
  /** Milliseconds since 1970, in UTC, by the clock of the database. */
  expiresAt: number;
  /** The address of the WebSocket, with the ticket. */
  url: string;
}

/**
 * Makes a ticket for the caller. The table gets the SHA-256 of the ticket, and the credential in a form that opens
 * nothing.
 *
 * @param kept the credential of the caller, in the form that may be stored.
 * @throws {Refusal} `not_allowed` for an actor that is not of a client.
 */
export async function makeTicket(
  work: Work,
  actor: Actor,
  kept: Readonly<Record<string, unknown>>,
): Promise<RealtimeTicket> {
  if (actor.account?.type !== 'client') throw new Refusal('not_allowed', `${actor.kind} ${actor.id} has no client`);
  const { secret: ticket, hash } = newSecretOf('wt');
  const row = [hash, actor.account.id, JSON.stringify(kept)];
  const [saved] = await work.em.execute<{ until_ms: number }[]>(SAVE_TICKET, row);
  const url = `${work.services.baseUrl.replace(/^http/, 'ws')}/api/v1/realtime?ticket=${ticket}`;
  return { ticket, expiresAt: saved?.until_ms ?? 0, url };
}

/**
 * Takes a ticket: it is deleted, and opens nothing afterwards. When two take the same ticket at once, one gets it.
 *
 * @throws {Refusal} `unauthenticated` for a ticket that was taken, has expired, or never existed.
 */
export async function takeTicket(work: Work, ticket: string): Promise<{ clientId: string; kept: unknown }> {
  const taking = [hashSecret(ticket)];
  const [taken] = await work.em.execute<{ client_id: string; held: unknown }[]>(TAKE_TICKET, taking);
  if (taken === undefined)
    throw new Refusal('unauthenticated', 'no such ticket', {
      message: 'This ticket was used, has expired, or never existed. A ticket opens one WebSocket within 60 seconds.',
    });
  return { clientId: taken.client_id, kept: taken.held };
}

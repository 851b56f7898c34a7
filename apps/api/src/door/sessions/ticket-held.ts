import type { Scope } from '@chatelaine/shared';
import * as z from 'zod';
import type { Held } from '../../gate/index.ts';

const ticketHeld = z.union([
  z.object({
    kind: z.literal('hash of a key'),
    keyKind: z.literal('organization'),
    scope: z.string().nullable(),
    hash: z.string(),
  }),
  z.object({
    kind: z.literal('id of a session'),
    sessionId: z.string(),
    personId: z.string(),
    accountId: z.string(),
  }),
]);

/**
 * Reads the credential of a ticket. Null for a credential that this version does not know.
 *
 * @param address the address of the caller of the WebSocket. The networks of the key are compared with it.
 */
export function readTicketHeld(kept: unknown, address: string | null): Held | null {
  const { data } = ticketHeld.safeParse(kept);
  if (data === undefined) return null;
  return data.kind === 'hash of a key' ? { ...data, scope: data.scope as Scope | null, address } : { ...data, address };
}

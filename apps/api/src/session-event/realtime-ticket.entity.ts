import { defineEntity, p } from '@mikro-orm/postgresql';

/** A ticket that opens one WebSocket. The row has only the ticket's SHA-256. A ticket is deleted when it is used. */
export const RealtimeTicketEntity = defineEntity({
  name: 'RealtimeTicket',
  tableName: 'realtime_ticket',
  indexes: [{ properties: ['expiresAt'] }],
  properties: {
    hash: p.blob().primary(),
    clientId: p.string().length(12),
    /** The credential of the caller that asked for the ticket: the hash of a key's secret, or the token of a session. */
    held: p.json().$type<Record<string, unknown>>(),
    expiresAt: p.datetime(3),
  },
});

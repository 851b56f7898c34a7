import type { CallOutcome } from '@chatelaine/shared';
import { newCallId } from '../../../src/kept-call/call-id.ts';
import type { World } from '../../world/start-world.ts';
import { READY } from './hub-state.ts';

/** The request ids of the calls that {@link seedKeptCalls} writes. */
export const SEEDED = { refused: 'req_7bWq0fJ2nRkT4sVx8LdMzA', accepted: 'req_1aPq9fJ2nRkT4sVx8LdMzB' };

const CALLS: readonly [CallOutcome, number, string, string | null, string][] = [
  ['address_not_allowed', 403, 'channelKeys.list', '203.0.113.7', SEEDED.refused],
  ['ok', 200, 'clients.list', '198.51.100.20', SEEDED.accepted],
  ['scope_missing', 403, 'settings.update', '198.51.100.20', 'req_2'],
  ['unavailable', 503, 'permissions.check', null, 'req_3'],
  ['not_found', 404, 'channels.get', '2001:db8:85a3::8a2e:370:7334', 'req_4'],
];

/** Writes a few kept calls of the demo partner's key, once, and an hour in which refused calls were only counted. */
export async function seedKeptCalls({ sql, clock, demo: { partner } }: World) {
  const seeded = await sql('select from kept_call where request_id = $1', [SEEDED.refused]);
  if (seeded.length > 0) return READY;
  const [key] = await sql<{ id: string }>("select id from api_key where kind = 'partner' and partner_id = $1", [
    partner.id,
  ]);
  for (const [nth, [outcome, status, operation, address, requestId]] of CALLS.entries()) {
    const at = new Date(clock.now().getTime() - nth * 60_000);
    await sql(
      `insert into kept_call (id, request_id, api_key_id, account_id, key_kind, at, door, operation, outcome, status,
         address) values ($1, $2, $3, $4, 'partner', $5, 'trpc', $6, $7, $8, $9)`,
      [newCallId(at), requestId, key?.id, partner.id, at, operation, outcome, status, address],
    );
  }
  return await sql(
    `insert into kept_call_hour (api_key_id, hour, is_refused, account_id, key_kind, offered, dropped)
     values ($1, date_trunc('hour', $2::timestamptz, 'UTC'), true, $3, 'partner', 2234, 0)`,
    [key?.id, clock.now(), partner.id],
  );
}

import { type ChatelaineEvent, PARTNER_EVENT_NAMES } from '@chatelaine/shared';

/** What the partner may know of the number and the client of an event, as they are now. */
export interface Known {
  clientName: string | null;
  phoneNumber: string | null;
  channelName: string | null;
  status: string | null;
  isSandbox: boolean;
}

/**
 * Makes the body that a partner gets for an event. It serves two kinds of receivers: `type`, `occurredAt`, `actor` and
 * `subject` are for new ones. `event` and `data` are for receivers that were written for 360dialog, and only events that
 * have a name there have them.
 *
 * @param known null when the client has another partner now, so only the event itself is told.
 */
export function partnerBody(event: ChatelaineEvent, known: Known | null): string {
  const { id, type, at, actor, partnerId, clientId, channelId, subjectId, data } = event;
  const name = olderName(event);
  return JSON.stringify({
    id,
    ...(name !== null && { event: name, data: olderData(event, known) }),
    type,
    occurredAt: at,
    actor,
    subject: { id: subjectId, partnerId, clientId, channelId, facts: data },
  });
}

// The only status with a name is that of a number that runs now.
function olderName({ type, data }: ChatelaineEvent): string | null {
  if (type === 'channel.status_changed' && textOf(data, 'after') !== 'running') return null;
  return Object.entries(PARTNER_EVENT_NAMES).find(([named]) => named === type)?.[1] ?? null;
}

function olderData(event: ChatelaineEvent, known: Known | null): object {
  const { clientId, channelId } = event;
  const name = known?.clientName ?? (event.type === 'client.added' ? textOf(event.data, 'name') : null);
  if (channelId === null) return { client: { id: clientId, name, contact_info: { email: null } } };
  const status = textOf(event.data, 'after') ?? textOf(event.data, 'status') ?? known?.status;
  return {
    id: channelId,
    client_id: clientId,
    status: CHANNEL_STATUSES[status ?? ''] ?? 'unknown',
    hub_status: status ?? null,
    account_mode: known === null ? null : known.isSandbox ? 'sandbox' : 'live',
    client: { id: clientId, name },
    setup_info: {
      phone_number: textOf(event.data, 'phoneNumber') ?? known?.phoneNumber ?? null,
      phone_name: known?.channelName ?? textOf(event.data, 'name'),
    },
    // The upstream of a number says neither of these yet. Receivers read into the account without a look, so it is
    // never null itself.
    waba_account: { id: null, external_id: null, name: null, status: null, fb_account_status: null },
    current_quality_rating: null,
    current_limit: null,
    ...permissionFacts(event),
  };
}

/** The statuses of 360dialog's numbers that say the same as ours. */
const CHANNEL_STATUSES: Record<string, string> = { pending: 'created', running: 'ready', stopped: 'error' };

// The fields are named as in 360dialog's list of shared numbers.
function permissionFacts({ type, at, data }: ChatelaineEvent): object {
  if (type === 'permission.withdrawn') return { permission: 'missing', revoked_at: at };
  if (type !== 'permission.granted') return {};
  return { permission: 'shared', granted_at: at, source: textOf(data, 'source') };
}

function textOf(data: object, name: string): string | null {
  const value: unknown = Object.entries(data).find(([field]) => field === name)?.[1];
  return typeof value === 'string' ? value : null;
}

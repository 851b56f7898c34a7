import type { Account, ChatelaineEvent } from '@chatelaine/shared';
import type { EventRow } from './event.entity.ts';

/** Shows an event to one account. An actor of the other account is shown as "client" or "partner", without an id. */
export function viewEvent(row: EventRow, viewer: Account): ChatelaineEvent {
  const event = {
    id: row.id,
    type: row.type,
    at: row.at.toISOString(),
    actor: viewActor(row, viewer),
    partnerId: row.partnerId ?? null,
    clientId: row.clientId ?? null,
    channelId: row.channelId ?? null,
    subjectId: row.subjectId ?? null,
    data: row.data,
  };
  // The data was checked against the schema of its event type when the event was recorded, so this cast is safe.
  return event as ChatelaineEvent;
}

function viewActor(row: EventRow, viewer: Account): ChatelaineEvent['actor'] {
  const { actorKind, actorId = null, actorAccountId = null } = row;
  // A person who has not chosen an account yet is shown like a person of the other account, so without an id.
  const isTheirs = actorAccountId === null ? actorKind === 'person' : actorAccountId !== viewer.id;
  if (!isTheirs) return { kind: actorKind, id: actorId };
  return { kind: viewer.type === 'partner' ? 'client' : 'partner', id: null };
}

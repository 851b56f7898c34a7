import { TEST_EVENT } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { readChannelBodies } from '../number/channel-bodies.ts';
import type { Body } from './body.ts';
import { readClientBodies } from './client-bodies.ts';
import { readPartnerBodies } from './partner-bodies.ts';
import { type Tested, testBody } from './test-body.ts';

export type { Body };

/** An event of which a delivery exists. */
export interface DeliveredEvent {
  eventId: string;
  /** The type or the name of the event. */
  event: string;
}

/**
 * Makes the bodies that an endpoint gets for events, by the ids of the events. They are made anew for each attempt, so a
 * body never has what was erased after the event. Events of another account count as gone.
 */
export async function readBodies(
  work: Work,
  endpoint: Tested,
  events: readonly DeliveredEvent[],
): Promise<Map<string, Body>> {
  const bodies = new Map<string, Body>();
  const ids = events.filter(({ event }) => event !== TEST_EVENT).map(({ eventId }) => eventId);
  const found = ids.length === 0 ? bodies : await readStored(work, endpoint, ids);
  for (const { eventId, event } of events) {
    const body = event === TEST_EVENT ? { text: testBody(endpoint, eventId) } : found.get(eventId);
    bodies.set(eventId, body ?? { end: 'event_gone' });
  }
  return bodies;
}

function readStored(work: Work, { kind, webhookId, accountId }: Tested, ids: string[]): Promise<Map<string, Body>> {
  if (kind === 'partner') return readPartnerBodies(work, accountId, ids);
  if (kind === 'client') return readClientBodies(work, accountId, ids);
  return readChannelBodies(work, webhookId, ids);
}

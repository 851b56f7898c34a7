import * as t from '../texts/en/webhooks.ts';
import { eventName, type Webhook } from './webhook.ts';

const NAMED = 3;

/** Says which events a webhook gets. Many events are only counted. */
export function eventsText({ kind, events }: Pick<Webhook, 'kind' | 'events'>, named = NAMED): string {
  if (kind === 'channel') return t.channelEvents;
  if (events === null) return t.allEvents;
  return events.length <= named ? events.map(eventName).join(', ') : t.eventCount(events.length);
}

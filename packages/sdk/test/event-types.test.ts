import { type ChatelaineEvent, EVENT_TYPES, type EventData, type EventType, type Overlap } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import type { PartnerWebhookEvent } from '../src/webhooks/index.ts';
import { event, webhookEvent } from './support/words.ts';

// The compiler checks this file: `tsc` fails when an expected error is missing.
function overlapOf(event: ChatelaineEvent): Overlap | null {
  // @ts-expect-error: before a check of its type, the data of an event has no known fields.
  void event.data.reason;
  if (event.type !== 'api_key.revoked') return null;
  // @ts-expect-error: a revocation has no source.
  void event.data.source;
  // @ts-expect-error: only a replaced key has an overlap.
  void event.data.overlap;
  return event.data.reason === 'replaced' ? event.data.overlap : null;
}

function newerType(event: ChatelaineEvent): string {
  switch (event.type) {
    case 'permission.granted':
      return event.data.source;
    // @ts-expect-error: this type does not exist.
    case 'permission.taken':
      return '';
    default:
      return event.type;
  }
}

/** An event whose type is none of the known types. A newer server may send such an event. */
type Rest = Exclude<ChatelaineEvent, { type: EventType }>;
const readRest = ({ data }: Rest): Record<string, unknown> => data;

test('the type of an event tells what is in its data', () => {
  expect(overlapOf(event)).toBeNull();
  expect(overlapOf({ ...event, type: 'api_key.revoked', data: { name: '', reason: 'replaced', overlap: '1h' } })).toBe(
    '1h',
  );
  expect(newerType(event)).toBe('client_grant');
});

test('an event of a newer type than these is read like any other', () => {
  const newer: ChatelaineEvent = JSON.parse(JSON.stringify({ ...event, type: 'moon.landed', data: { by: 'foot' } }));

  expect(newerType(newer)).toBe('moon.landed');
  expect(readRest({ ...event, type: '(newer than this version)', data: { by: 'foot' } })).toEqual({ by: 'foot' });
});

test('every type of an event says what its data is, and nothing else does', () => {
  const isComplete: [EventType, keyof EventData] extends [keyof EventData, EventType] ? true : false = true;

  expect(isComplete).toBe(true);
  expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length);
});

function numberTakenBack(event: PartnerWebhookEvent): string | null {
  // @ts-expect-error: before a check of its type, the facts of an event have no known fields.
  void event.subject.facts.phoneNumber;
  switch (event.type) {
    case 'permission.granted':
    case 'permission.withdrawn':
      return event.subject.facts.phoneNumber;
    case 'webhook.test':
      // @ts-expect-error: a test has no facts.
      return event.subject.facts.phoneNumber.trim();
    // @ts-expect-error: events of people are not delivered to webhooks.
    case 'person.signed_in':
      return null;
    default:
      return event.subject.channelId;
  }
}

test('the type of a webhook tells what its facts are', () => {
  const newer: PartnerWebhookEvent = JSON.parse(JSON.stringify({ ...webhookEvent, type: 'moon.landed' }));

  expect(numberTakenBack(webhookEvent)).toBe('+447700900123');
  expect(numberTakenBack(newer)).toBe(webhookEvent.subject.channelId);
});

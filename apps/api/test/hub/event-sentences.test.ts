import { type ChatelaineEvent, EVENT_TYPES, LOCALES } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { EVENT_GROUPS, groupOf, typesOf } from '../../../hub/src/activity/event-group.ts';
import { factsOf } from '../../../hub/src/activity/facts.ts';
import { tell } from '../../../hub/src/activity/tell.ts';
import { CATALOGUE } from '../../../hub/src/texts/catalogue.ts';
import { EVENT_SAMPLES } from './support/event-samples.ts';

const NAMES = {
  reader: 'partner' as const,
  people: new Map([['usr_1', 'Person One']]),
  keys: new Map<string, string>(),
  clients: new Map([['Aaaaaaaaa1CL', 'Harbour Bakery']]),
  numbers: new Map([['Aaaaaaaaa1CH', '+447700900101']]),
};
const event = (type: string, data: object, more: Partial<ChatelaineEvent> = {}) =>
  ({
    ...{ id: 'evt_1', at: '2026-11-30T00:00:00.000Z', type, data, actor: { kind: 'client', id: null } },
    ...{ partnerId: null, clientId: 'Aaaaaaaaa1CL', channelId: 'Aaaaaaaaa1CH', subjectId: 'usr_1', ...more },
  }) as ChatelaineEvent;
const SAMPLES = EVENT_TYPES.flatMap((type) => EVENT_SAMPLES[type].map((data) => ({ type, data })));
const told = { who: 'WHO', subject: 'SUBJECT', client: 'CLIENT', number: 'NUMBER' };
const unfilled = /undefined|null|NaN|\[object|\s\s|\s[.,]/;

test.each(LOCALES)('every type of event has a sentence without gaps: %s', (locale) => {
  const sentences: Record<string, (told: never) => string> = CATALOGUE[locale].events.sentences;

  const said = SAMPLES.flatMap(({ type, data }) => {
    const full = sentences[type]?.({ ...told, data } as never) ?? `${type}: undefined`;
    const bare = sentences[type]?.({ ...told, client: null, number: null, data } as never) ?? `${type}: undefined`;
    return [full, bare];
  });

  expect(said.filter((sentence) => unfilled.test(sentence))).toEqual([]);
  expect(said.filter((sentence) => !/^\S.*\.$/.test(sentence))).toEqual([]);
  // The control: a sentence about data that lacks its fields would have been found.
  expect(sentences['api_key.created']?.({ ...told, data: {} } as never)).toMatch(unfilled);
});

test('different facts have different sentences', () => {
  const said = SAMPLES.map(({ type, data }) => tell(event(type, data), NAMES));

  // Two facts differ only by their reason, which the details say.
  expect(said.filter((sentence, index) => said.indexOf(sentence) !== index)).toEqual([
    'Person One was signed out everywhere.',
  ]);
});

test('a type that this script does not know has a neutral sentence, and so has data that it does not expect', () => {
  const neutral = CATALOGUE.en.events.newer;

  expect(tell(event('moon.landed', {}), NAMES)).toBe(neutral('moon.landed'));
  expect(tell(event('toString', {}), NAMES)).toBe(neutral('toString'));
  expect(tell(event('legacy_tokens.switched', {}), NAMES)).toBe(neutral('legacy_tokens.switched'));
});

test('the other side is named as a side', () => {
  const withdrawn = event('permission.withdrawn', { phoneNumber: '+447700900101' });

  expect(tell(withdrawn, NAMES)).toBe('The client withdrew +447700900101.');
  // A client that works with another partner now has no name any more, only its id.
  expect(tell(event('client.connected', {}), { ...NAMES, clients: new Map() })).toBe(
    'Aaaaaaaaa1CL works with you now.',
  );
  expect(tell(event('client.connected', {}), { ...NAMES, reader: 'client' })).toBe('This account has a partner now.');
});

// A client may open the partner's link by itself. Then nobody asks the client, and the client asks nobody.
test('a permission request is opened by whoever opens its link', () => {
  const opened = event('permission_request.opened', {}, { clientId: null });
  const granted = event('permission_request.granted', { granted: 1, withdrawn: 0, shared: 1 });

  expect(tell(opened, NAMES)).toBe('The client opened a permission request.');
  expect(tell(granted, NAMES)).toBe(
    'The client answered a permission request. Granted: 1, withdrawn: 0, Shared now: 1.',
  );
});

test('every type is in exactly one group, and every group has types', () => {
  const grouped = EVENT_GROUPS.flatMap(typesOf);

  expect([...grouped].sort()).toEqual([...EVENT_TYPES].sort());
  expect(EVENT_GROUPS.filter((group) => typesOf(group).length === 0)).toEqual([]);
  expect(groupOf('api_key.created')).toBe('keys');
});

test('details name every field, and of a change only what differs', () => {
  const facts = SAMPLES.flatMap(({ type, data }) => factsOf(event(type, data)));
  const [change, ...more] = factsOf(event('settings.updated', EVENT_SAMPLES['settings.updated'][0] ?? {}));

  expect(facts.map(({ name }) => name).filter((name) => /^[a-z]/.test(name))).toEqual([]);
  expect([change, ...more]).toEqual([{ name: 'Require a signature', before: 'No', after: 'Yes' }]);
});

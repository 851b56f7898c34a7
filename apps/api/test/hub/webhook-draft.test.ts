import { PARTNER_WEBHOOK_EVENTS, SESSION_EVENT_NAMES, type Webhook } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../hub/src/texts/catalogue.ts';
import { cureOf } from '../../../hub/src/webhooks/cure.ts';
import { eventGroupsOf } from '../../../hub/src/webhooks/event-groups.ts';
import { refreshAfter } from '../../../hub/src/webhooks/refresh.rule.ts';
import { stillTrue } from '../../../hub/src/webhooks/still-true.ts';
import { eventName } from '../../../hub/src/webhooks/webhook.ts';
import {
  draftOf,
  headersIn,
  leavesHeaders,
  NEW_DRAFT,
  newSettings,
  settingsBetween,
  type WebhookDraft,
  wrongFields,
} from '../../../hub/src/webhooks/webhook-draft.ts';

const WEBHOOK: Webhook = {
  id: 'wh_1',
  kind: 'client',
  name: 'Order system',
  url: 'https://shop.example/hook',
  events: ['message'],
  channelIds: null,
  environments: null,
  headerNames: ['authorization'],
  retryPolicy: { policy: 'linear', delaySeconds: 60, attempts: 5 },
  pausedAt: null,
  pauseReason: null,
  failingSince: null,
  oldSecretEndsAt: null,
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-01T08:00:00.000Z',
};
const from = (changed: Partial<WebhookDraft>) => settingsBetween(draftOf(WEBHOOK), { ...draftOf(WEBHOOK), ...changed });
const fresh = (changed: Partial<WebhookDraft>) => ({ ...NEW_DRAFT, url: 'https://shop.example', ...changed });

test('a form that nobody changed sends nothing, so the headers that nobody sees stay', () => {
  expect(from({})).toEqual({});
});

test.each<[Partial<WebhookDraft>, object]>([
  [{ url: ' https://other.example/hook ' }, { url: 'https://other.example/hook' }],
  [{ name: ' ' }, { name: null }],
  [{ events: null }, { events: null }],
  [{ channelIds: ['Aaaaaaaaa1CH'] }, { channelIds: ['Aaaaaaaaa1CH'] }],
  [{ environments: ['production'] }, { environments: ['production'] }],
  [{ headers: 'Authorization: Bearer 1' }, { headers: { Authorization: 'Bearer 1' } }],
  [{ headers: '' }, { headers: {} }],
  [{ policy: '' }, { retryPolicy: null }],
  [{ attempts: ' 9 ' }, { retryPolicy: { policy: 'linear', delaySeconds: 60, attempts: 9 } }],
])('%j sends only what differs', (changed, sent) => {
  expect(from(changed)).toEqual(sent);
});

// The server refuses it too, but only after the person has given a code.
test.each<[Partial<WebhookDraft>, boolean]>([
  [{ url: 'https://shop.example/other' }, false],
  [{ url: 'https://other.example/hook' }, true],
  [{ url: ' http://shop.example/hook' }, true],
  [{ url: 'https://shop.example:8443/hook' }, true],
  [{ url: 'shop' }, false],
  [{ url: 'https://other.example/hook', headers: '' }, false],
])('%j leaves its custom headers behind before it is sent: %j', (changed, leaves) => {
  expect(leavesHeaders({ ...draftOf(WEBHOOK), ...changed }, WEBHOOK)).toBe(leaves);
});

test('a new webhook sends what is filled in', () => {
  expect(newSettings(fresh({}))).toEqual({ url: 'https://shop.example' });
  expect(newSettings(fresh({ policy: 'constant', attempts: '1' }))).toEqual({
    url: 'https://shop.example',
    retryPolicy: { policy: 'constant', delaySeconds: 60, attempts: 1 },
  });
});

test.each<[Partial<WebhookDraft>, string[]]>([
  [{}, []],
  [{ url: 'http://127.0.0.1:8080/hook' }, []],
  [{ url: '' }, ['url']],
  [{ url: 'shop.example' }, ['url']],
  [{ url: 'ftp://shop.example' }, ['url']],
  [{ url: 'https://name:word@shop.example' }, ['url']],
  [{ events: [] }, ['events']],
  [{ channelIds: [], environments: [] }, ['channelIds', 'environments']],
  [{ headers: 'no header' }, ['headers']],
  [{ policy: 'constant', delaySeconds: '0', attempts: '31' }, ['delaySeconds', 'attempts']],
  [{ policy: 'constant', delaySeconds: '86401', attempts: '1.5' }, ['delaySeconds', 'attempts']],
  // Without a policy nobody sees these fields.
  [{ policy: '', delaySeconds: '', attempts: '' }, []],
])('%j has the wrong fields %j', (changed, wrong) => {
  expect(wrongFields(fresh(changed))).toEqual(wrong);
});

test.each<[string, Record<string, string> | null]>([
  ['', {}],
  ['A: 1\n\n b :2', null],
  [' A: 1 \nX-B:', { A: '1', 'X-B': '' }],
  ['A: http://b:1', { A: 'http://b:1' }],
  ['A: 1\na: 2', null],
  [Array.from({ length: 21 }, (_, at) => `H${at}: 1`).join('\n'), null],
])('the headers %j are %j', (text, headers) => {
  expect(headersIn(text)).toEqual(headers);
});

test('every event of either side is in exactly one group, and has a name', () => {
  const grouped = (side: 'partner' | 'client') => eventGroupsOf(side).flatMap(({ types }) => types);

  expect(grouped('partner').sort()).toEqual([...PARTNER_WEBHOOK_EVENTS].sort());
  expect(grouped('client').sort()).toEqual([...SESSION_EVENT_NAMES].sort());
  for (const type of [...PARTNER_WEBHOOK_EVENTS, ...SESSION_EVENT_NAMES]) expect(eventName(type)).not.toBe(type);
  // The control: a type that this page does not know keeps its code.
  expect(eventName('moon.landed')).toBe('moon.landed');
});

test.each([
  ['client', null, null, 'then send a test'],
  ['partner', '2026-11-01T08:00:00.000Z', 'gone', 'send a test. When it arrives, resume'],
  ['client', '2026-11-01T08:00:00.000Z', 'failing', 'send a test. When it arrives, resume'],
  ['client', '2026-11-01T08:00:00.000Z', 'asked', 'until you resume. A test is sent'],
  ['channel', null, null, 'fix the program that receives it'],
  ['channel', '2026-11-01T08:00:00.000Z', 'gone', 'Then resume the webhook'],
  ['channel', '2026-11-01T08:00:00.000Z', 'asked', 'until you resume.'],
] as const)('a page says what to do: %s, paused at %s because of %s', (kind, pausedAt, pauseReason, says) => {
  const cure = cureOf({ kind, pausedAt, pauseReason });

  expect(cure).toContain(says);
  // Nobody can test or change the webhook of a number in a hub.
  if (kind === 'channel') expect(cure).not.toMatch(/test|URL/);
});

test('a screen says that a webhook is paused or active again only while it is', () => {
  const { paused, resumed, saved } = CATALOGUE.en.webhook;
  const pausedAt = '2026-11-01T08:00:00.000Z';

  expect([paused, resumed, saved].map((said) => stillTrue(said, { pausedAt }))).toEqual([paused, '', saved]);
  expect([paused, resumed, saved].map((said) => stillTrue(said, { pausedAt: null }))).toEqual(['', resumed, saved]);
});

test.each(['de', 'pt'] as const)(
  'a sentence of the server, which is in English, is introduced in the language: %s',
  (locale) => {
    const { webhookForm, deliveries } = CATALOGUE[locale];
    for (const text of [webhookForm.urlRefused, deliveries.noAnswerFor])
      expect(text('This host could not be reached.')).toMatch(/ingl|Engl/);
  },
);

test('a page asks again soon while an attempt is due soon, and rarely otherwise', () => {
  const now = new Date('2026-11-30T10:00:00.000Z');
  const pending = (nextAttemptAt: string | null) => ({ status: 'pending' as const, nextAttemptAt });

  expect(refreshAfter([pending(null)], now)).toBeLessThan(2_000);
  expect(refreshAfter([pending('2026-11-30T10:00:05.000Z')], now)).toBeLessThan(2_000);
  expect(refreshAfter([pending('2026-11-30T14:00:00.000Z')], now)).toBeGreaterThan(2_000);
  expect(refreshAfter([{ status: 'delivered', nextAttemptAt: null }], now)).toBeGreaterThan(2_000);
});

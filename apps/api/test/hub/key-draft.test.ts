import { expect, test } from 'vitest';
import {
  draftOf,
  type KeyDraft,
  newDraft,
  newSettings,
  settingsBetween,
  wrongFields,
} from '../../../hub/src/keys/key-draft.ts';
import type { AnyKey } from '../../../hub/src/keys/key-kind.ts';

const KEY: AnyKey = {
  id: 'key_1',
  name: 'Till',
  scopes: ['read'],
  status: 'live',
  hint: 'wa_abcd…wxyz',
  secrets: [],
  team: 'Shop',
  application: null,
  environment: 'production',
  allowedAddresses: ['203.0.113.7/32', '2001:db8::/32'],
  limits: { perMinute: 60, perMonth: null },
  remaining: { perMinute: 60, perMonth: null },
  createdAt: '2026-11-01T08:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  lastUsedFrom: null,
  lastRefusedAt: null,
  lastRefusedReason: null,
  channelIds: null,
};
const changed = (changes: Partial<KeyDraft>) => settingsBetween(draftOf(KEY), { ...draftOf(KEY), ...changes });

test.each<[string, Partial<KeyDraft>, object]>([
  ['nothing', {}, {}],
  ['a name', { name: 'Old till' }, { name: 'Old till' }],
  ['no addresses', { allowedAddresses: ' \n' }, { allowedAddresses: null }],
  [
    'addresses',
    { allowedAddresses: '203.0.113.9\n\n10.0.0.0/8 ' },
    { allowedAddresses: ['203.0.113.9', '10.0.0.0/8'] },
  ],
  ['no team', { team: ' ' }, { team: null }],
  ['no environment', { environment: '' }, { environment: null }],
  ['one limit of two', { perMonth: '1000' }, { limits: { perMonth: 1000 } }],
  ['no limit', { perMinute: '' }, { limits: { perMinute: null } }],
  ['some numbers', { channelIds: ['abcdCH'] }, { channelIds: ['abcdCH'] }],
])('an edit sends only what differs: %s', (_name, changes, sent) => {
  expect(changed(changes)).toEqual(sent);
});

test('the last day counts to its end, and a new key without a last day has no expiry', () => {
  const { expiresAt } = changed({ expiresAt: '2027-01-31' });
  expect(new Date(expiresAt ?? '').getTime()).toBe(new Date('2027-01-31T23:59:59').getTime());
  expect(newSettings('organization', { ...newDraft('organization'), name: 'A', scopes: ['send'] })).toEqual({
    name: 'A',
    scopes: ['send'],
  });
});

test.each<[string, Partial<KeyDraft>, string[]]>([
  ['nothing', {}, []],
  ['no name', { name: ' ' }, ['name']],
  ['no scopes', { scopes: [] }, ['scopes']],
  ['no numbers', { channelIds: [] }, ['channelIds']],
  ['words for a number', { perMinute: 'many' }, ['perMinute']],
  ['a zero', { perMonth: '0' }, ['perMonth']],
  ['a fraction', { perMonth: '1.5' }, ['perMonth']],
])('a form that the server would understand otherwise is not sent: %s', (_name, changes, wrong) => {
  expect(wrongFields({ ...draftOf(KEY), ...changes })).toEqual(wrong);
});

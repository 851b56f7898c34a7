import type { Permission } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { actsOf } from '../../../hub/src/client/partner/history.rule.ts';
import { readPartnerId } from '../../../hub/src/client/partner/read-partner-id.ts';

test.each([
  ['aAbBcC1234PA', 'aAbBcC1234PA'],
  ['  aAbBcC1234PA\n', 'aAbBcC1234PA'],
  ['https://hub.example/permission?partner_id=aAbBcC1234PA&number=1', 'aAbBcC1234PA'],
  ['https://hub.example/dashboard/app/aAbBcC1234PA/permissions', 'aAbBcC1234PA'],
  ['https://hub.example/onboarding/aAbBcC1234PA', 'aAbBcC1234PA'],
  ['', null],
  ['aAbBcC1234CL', null],
  ['xaAbBcC1234PA', null],
  ['aAbBcC1234PAx', null],
  ['aAbBcC1234pa', null],
])('%j has the partner %j', (text, id) => {
  expect(readPartnerId(text)).toBe(id);
});

const person = { kind: 'person', name: 'Ada' } as const;
const permission = (over: Partial<Permission>): Permission => ({
  ...{ id: 'per_1', channelId: 'one', clientId: 'client', partnerId: 'partner', status: 'shared' },
  ...{ source: 'client_grant', grantedAt: '2026-11-01T00:00:00.000Z', expiresAt: null, withdrawnAt: null },
  ...{ channel: { phoneNumber: '+1', name: 'Orders' }, grantedBy: person, withdrawnBy: null },
  ...over,
});

test('an open permission has one act, and a withdrawn one has two, the newest first', () => {
  const withdrawn = { withdrawnAt: '2026-11-03T00:00:00.000Z', withdrawnBy: person, status: 'missing' } as const;

  const acts = actsOf([permission({ id: 'per_2', grantedAt: '2026-11-02T00:00:00.000Z' }), permission(withdrawn)]);

  expect(acts.map(({ id, kind }) => [id, kind])).toEqual([
    ['per_1 end', 'withdrawn'],
    ['per_2 begin', 'granted'],
    ['per_1 begin', 'granted'],
  ]);
  expect(acts[0]).toMatchObject({ by: person, phoneNumber: '+1', at: '2026-11-03T00:00:00.000Z' });
});

test('a planned end is an act of nobody, once it has passed', () => {
  const expiresAt = '2026-11-05T00:00:00.000Z';

  expect(actsOf([permission({ expiresAt })])).toHaveLength(1);
  expect(actsOf([permission({ expiresAt, status: 'missing' })])[0]).toMatchObject({ kind: 'expired', by: null });
});

test('a permission that came with the payment was not given by a person', () => {
  expect(actsOf([permission({ source: 'partner_payment', grantedBy: null })])).toMatchObject([{ kind: 'by_payment' }]);
});

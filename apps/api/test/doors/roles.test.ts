import { type Act, type Actor, judgeRight, PARTNER_SCOPES, type PartnerScope, RIGHTS } from '@chatelaine/shared';
import { describe, expect, test } from 'vitest';
import { PERSONS, type Person, TABLE } from './support/rights-table.ts';

const ACTS = Object.keys(TABLE) as Act[];

function personOf(role: Person): Actor {
  const id = 'usr_0000000000000000000000';
  switch (role) {
    case 'partner owner':
    case 'partner member':
      return {
        kind: 'person',
        id,
        account: { type: 'partner', id: '0000000000PA' },
        role: role === 'partner owner' ? 'owner' : 'member',
      };
    case 'client owner':
      return { kind: 'person', id, account: { type: 'client', id: '0000000000CL' }, role: 'owner' };
    case 'client admin':
      return { kind: 'person', id, account: { type: 'client', id: '0000000000CL' }, role: 'admin' };
    case 'client member':
      return { kind: 'person', id, account: { type: 'client', id: '0000000000CL' }, role: 'member' };
  }
}

const keyWith = (scopes: PartnerScope[]): Actor => ({
  kind: 'partner_key',
  id: 'key_0000000000000000000000',
  account: { type: 'partner', id: '0000000000PA' },
  scopes,
});

test('the table has every act', () => {
  expect(ACTS.sort()).toEqual(Object.keys(RIGHTS).sort());
});

describe.each(ACTS)('%s', (act) => {
  const { may, scope } = TABLE[act];

  test.each(PERSONS)('as %s', (role) => {
    const verdict = judgeRight(personOf(role), act);

    expect(verdict).toEqual(may.includes(role) ? { allow: true } : { allow: false, reason: 'not_allowed' });
  });

  test.each(PARTNER_SCOPES)('with a key of the scope %s alone', (each) => {
    const verdict = judgeRight(keyWith([each]), act);

    const refused = { allow: false, reason: scope === null ? 'not_allowed' : 'scope_missing' };
    expect(verdict).toEqual(scope === each ? { allow: true } : refused);
  });

  test('with a key of every scope, and with one of none', () => {
    const [all, none] = [judgeRight(keyWith([...PARTNER_SCOPES]), act), judgeRight(keyWith([]), act)];

    expect(all.allow).toBe(scope !== null);
    expect(none.allow).toBe(false);
  });

  test('at the server’s own terminal', () => {
    expect(judgeRight({ kind: 'operator', id: 'operator', account: null }, act)).toEqual({ allow: true });
  });
});

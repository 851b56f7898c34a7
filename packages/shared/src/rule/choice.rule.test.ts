import { describe, expect, test } from 'vitest';
import type { ConsentChannel } from '../consent.ts';
import {
  areAllTicked,
  type Choice,
  carryChoice,
  changeOf,
  endsOwnKey,
  findNumbers,
  firstChoice,
  isAllShared,
  isWithdrawn,
  keepShared,
  kindOf,
  needsReview,
  noChange,
  requestedFirst,
  sharedSince,
  tick,
  untick,
} from './choice.rule.ts';

const MISSING: ConsentChannel = {
  id: 'missing',
  phoneNumber: '+4915112345678',
  name: 'Shop Berlin',
  status: 'running',
  payment: 'direct',
  permission: 'missing',
  sharedAt: null,
  expiresAt: null,
  mayWithdraw: true,
  requested: false,
  ownKey: null,
};
const SHARED: ConsentChannel = {
  ...MISSING,
  id: 'shared',
  permission: 'shared',
  sharedAt: '2026-02-01T00:00:00.000Z',
};
const FIXED: ConsentChannel = { ...SHARED, id: 'fixed', payment: 'partner', mayWithdraw: false };
const REQUESTED: ConsentChannel = { ...MISSING, id: 'requested', requested: true };
const PENDING: ConsentChannel = { ...MISSING, id: 'pending', status: 'pending' };

const chosen = (...ids: string[]): Choice => ({ ticked: new Set(ids), lastDay: '' });

test('at first only what is Shared now and what was asked for is ticked', () => {
  const choice = firstChoice([MISSING, SHARED, FIXED, REQUESTED, PENDING]);

  expect(choice).toEqual(chosen('shared', 'fixed', 'requested'));
});

describe('a choice becomes three lists', () => {
  test.each([
    ['nothing ticked, nothing Shared', [MISSING], chosen(), { grant: [], withdraw: [], keep: [] }, 'nothing'],
    [
      'a Missing number ticked',
      [MISSING, SHARED],
      chosen('missing', 'shared'),
      { grant: ['missing'], withdraw: [], keep: ['shared'] },
      'grant',
    ],
    [
      'a Shared number not ticked',
      [MISSING, SHARED],
      chosen(),
      { grant: [], withdraw: ['shared'], keep: [] },
      'withdraw',
    ],
    [
      'one of each',
      [MISSING, SHARED],
      chosen('missing'),
      { grant: ['missing'], withdraw: ['shared'], keep: [] },
      'both',
    ],
    ['nothing touched', [MISSING, SHARED], chosen('shared'), { grant: [], withdraw: [], keep: ['shared'] }, 'keep'],
    [
      'a number that may not be withdrawn, not ticked',
      [FIXED],
      chosen(),
      { grant: [], withdraw: [], keep: ['fixed'] },
      'keep',
    ],
    [
      'a number that is not running, ticked',
      [PENDING],
      chosen('pending'),
      { grant: ['pending'], withdraw: [], keep: [] },
      'grant',
    ],
    ['a tick on a number that is gone', [MISSING], chosen('gone'), { grant: [], withdraw: [], keep: [] }, 'nothing'],
  ] as const)('%s', (_, channels, choice, change, kind) => {
    expect(changeOf([...channels], choice)).toEqual(change);
    expect(kindOf(changeOf([...channels], choice))).toBe(kind);
  });
});

describe('a review comes before', () => {
  test.each([
    ['any withdrawal', [SHARED], chosen(), false, true],
    ['all numbers for a new partner', [MISSING, PENDING], chosen('missing', 'pending'), true, true],
    ['not the only number for a new partner', [MISSING], chosen('missing'), true, false],
    ['not chosen numbers for a new partner', [MISSING, PENDING], chosen('missing'), true, false],
    ['not all numbers for the partner of the client', [MISSING, PENDING], chosen('missing', 'pending'), false, false],
    ['not when nothing changes', [SHARED], chosen('shared'), false, false],
  ] as const)('%s', (_, channels, choice, isFirstTime, expected) => {
    expect(needsReview(changeOf([...channels], choice), [...channels], isFirstTime)).toBe(expected);
  });
});

describe('a choice that meets a list read again', () => {
  test.each([
    [
      'keeps the ticks of numbers that are as they were',
      [MISSING, SHARED],
      chosen('missing'),
      [MISSING, SHARED],
      chosen('missing'),
    ],
    [
      'does not withdraw what was shared meanwhile',
      [MISSING],
      chosen(),
      [{ ...MISSING, permission: 'shared' }],
      chosen('missing'),
    ],
    [
      'does not withdraw a Shared number that is new',
      [MISSING],
      chosen('missing'),
      [MISSING, SHARED],
      chosen('missing', 'shared'),
    ],
    [
      'does not grant again what was withdrawn meanwhile',
      [SHARED],
      chosen('shared'),
      [{ ...SHARED, permission: 'missing' }],
      chosen(),
    ],
    ['forgets numbers that are gone', [MISSING, SHARED], chosen('missing', 'shared'), [SHARED], chosen('shared')],
  ] as const)('%s', (_, before, choice, after, expected) => {
    expect(carryChoice(choice, [...before], [...after])).toEqual(expected);
  });
});

test('a tick adds numbers and a second one takes them away, on a new choice', () => {
  const before = chosen('shared');

  expect(tick(before, ['missing', 'fixed'], true)).toEqual(chosen('shared', 'missing', 'fixed'));
  expect(tick(before, ['shared'], false)).toEqual(chosen());
  expect(before).toEqual(chosen('shared'));
});

test('all numbers are ticked at once, and what that grants is unticked at once', () => {
  const channels = [MISSING, SHARED, FIXED, PENDING];
  const all = tick(
    firstChoice(channels),
    channels.map(({ id }) => id),
    true,
  );

  expect([areAllTicked(channels, firstChoice(channels)), areAllTicked(channels, all)]).toEqual([false, true]);
  expect(areAllTicked([FIXED], chosen())).toBe(true);
  // A Shared number stays ticked, because to clear the selection must not be a withdrawal.
  expect(untick(all, channels)).toEqual(chosen('shared', 'fixed'));
});

test('who keeps what is shared withdraws nothing, and grants what is ticked', () => {
  const channels = [MISSING, SHARED];

  expect(changeOf(channels, keepShared(chosen('missing'), channels))).toEqual({
    grant: ['missing'],
    withdraw: [],
    keep: ['shared'],
  });
  expect(noChange(channels)).toEqual({ grant: [], withdraw: [], keep: ['shared'] });
});

test('shared since is the oldest grant that still holds', () => {
  const older = { ...SHARED, sharedAt: '2026-01-31T00:00:00.000Z' };

  expect(sharedSince([MISSING, SHARED, older])).toBe('2026-01-31T00:00:00.000Z');
  expect(sharedSince([MISSING])).toBeNull();
});

test('a key of the client ends only with a grant of its number', () => {
  const withKey = { ...MISSING, ownKey: 'Till system' };

  expect(endsOwnKey(withKey, chosen('missing'))).toBe(true);
  expect(endsOwnKey(withKey, chosen())).toBe(false);
  expect(endsOwnKey(MISSING, chosen('missing'))).toBe(false);
  expect(endsOwnKey({ ...withKey, permission: 'shared' }, chosen('missing'))).toBe(false);
});

test('withdrawn is what was Shared, may be withdrawn and is not ticked', () => {
  const withdrawn = [MISSING, SHARED, FIXED].filter((channel) => isWithdrawn(channel, chosen()));

  expect(withdrawn).toEqual([SHARED]);
  expect(isWithdrawn(SHARED, chosen('shared'))).toBe(false);
});

test('the number that was asked for comes first, the others keep their order', () => {
  const ids = requestedFirst([SHARED, MISSING, REQUESTED, FIXED]).map((channel) => channel.id);

  expect(ids).toEqual(['requested', 'shared', 'missing', 'fixed']);
});

describe('an end', () => {
  const until = (lastDay: string): Choice => ({ ...chosen('missing'), lastDay });

  test('is the midnight after the last day, where the person is', () => {
    const { expiresAt } = changeOf([MISSING], until('2026-12-31'));

    expect(new Date(expiresAt ?? '')).toEqual(new Date(2027, 0, 1));
  });

  test('is left out when nothing is granted, or when no day is named', () => {
    expect(changeOf([SHARED], { ...chosen('shared'), lastDay: '2026-12-31' })).not.toHaveProperty('expiresAt');
    expect(changeOf([MISSING], until(''))).not.toHaveProperty('expiresAt');
  });
});

test.each([
  ['', ['missing', 'other']],
  ['berlin', ['missing']],
  ['  BERLIN ', ['missing']],
  ['5112', ['missing']],
  ['+49 151-1234', ['missing']],
  ['(447) 700', ['other']],
  ['77', ['other']],
  ['nobody', []],
  // A plus without a digit is not part of a number, so it is searched in the names.
  ['+', ['other']],
])('who looks for "%s" finds %j', (wanted, expected) => {
  const other = { ...MISSING, id: 'other', name: 'Depot 7+', phoneNumber: '+447700900123' };
  const found = findNumbers([MISSING, other], wanted).map(({ id }) => id);

  expect(found).toEqual(expected);
});

describe('nothing is left to grant', () => {
  test.each([
    ['when all is Shared', [SHARED], false, true],
    ['not when a number is Missing', [SHARED, MISSING], false, false],
    ['not when a number was asked for that is not here', [SHARED], true, false],
    ['not when the partner pays: that is explained first', [FIXED], false, false],
  ])('%s', (_, channels, requestedUnknown, expected) => {
    expect(isAllShared({ channels, requestedUnknown })).toBe(expected);
  });
});

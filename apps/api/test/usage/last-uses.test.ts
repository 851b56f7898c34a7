import { NO_CALLS } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { keyUses, lastUses, scopesUsed } from '../../src/usage/index.ts';
import { DAY_MS, openUsageStage } from './stage.ts';

const at = (text: string): Date => new Date(`2026-11-${text}Z`);

test('the last use is the newest call that got through, with its address', async () => {
  await using stage = await openUsageStage();
  await stage.use('key_a', [
    { at: at('02T09:10:00'), scope: 'send', address: '192.0.2.1' },
    { at: at('02T09:20:00'), scope: 'manage', address: '192.0.2.2' },
    { at: at('01T00:00:00'), scope: 'send', address: '192.0.2.3' },
    { at: at('03T00:00:00'), outcome: 'rate_limited', address: '192.0.2.4' },
  ]);
  await stage.use('key_b', [{ at: at('05T00:00:00') }]);
  await stage.use('key_c', [{ at: at('05T00:00:00'), outcome: 'revoked' }]);

  expect(await lastUses(stage.work(), ['key_a', 'key_b', 'key_c', 'key_d'])).toEqual(
    new Map([
      ['key_a', { at: at('02T09:20:00'), from: '192.0.2.2' }],
      ['key_b', { at: at('05T00:00:00'), from: null }],
    ]),
  );
  expect(await lastUses(stage.work(), [])).toEqual(new Map());
});

test('the last refusal is the newest call that was refused, with its reason, beside the last use', async () => {
  await using stage = await openUsageStage();
  await stage.use('key_a', [
    { at: at('02T09:10:00'), outcome: 'scope_missing' },
    { at: at('02T09:20:00'), outcome: 'rate_limited' },
    { at: at('01T00:00:00'), outcome: 'revoked' },
    { at: at('03T00:00:00'), address: '192.0.2.4' },
  ]);
  await stage.use('key_b', [{ at: at('05T00:00:00') }]);

  expect(await keyUses(stage.work(), ['key_a', 'key_b', 'key_c'])).toEqual(
    new Map([
      [
        'key_a',
        {
          lastUse: { at: at('03T00:00:00'), from: '192.0.2.4' },
          lastRefusal: { at: at('02T09:20:00'), reason: 'rate_limited' },
          windows: NO_CALLS,
        },
      ],
      ['key_b', { lastUse: { at: at('05T00:00:00'), from: null }, lastRefusal: null, windows: NO_CALLS }],
      ['key_c', { lastUse: null, lastRefusal: null, windows: NO_CALLS }],
    ]),
  );
});

test('scopes count as used from the instant on: neither refused calls, nor those without a scope', async () => {
  await using stage = await openUsageStage();
  const since = at('02T09:15:00');
  await stage.use('key_a', [
    { at: since, scope: 'send' },
    { at: new Date(since.getTime() - 1), scope: 'manage' },
    { at: new Date(since.getTime() + DAY_MS), scope: 'read', outcome: 'scope_missing' },
    { at: new Date(since.getTime() + DAY_MS), scope: '' },
    { at: new Date(since.getTime() + DAY_MS), scope: 'send' },
  ]);

  expect(await scopesUsed(stage.work(), ['key_a', 'key_b'], since)).toEqual(new Map([['key_a', ['send']]]));
});

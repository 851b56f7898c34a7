import { describe, expect, test } from 'vitest';
import { ApiError } from '../src/index.ts';
import { fakeChatelaine } from '../src/testing/index.ts';
import { openStage, SITUATIONS } from './support/situations.ts';

const three = [
  { name: 'Shared', shared: true },
  { name: 'Missing' },
  { name: 'Not running', status: 'pending' as const },
];
const partner = fakeChatelaine({ clients: [{ name: 'Harbour Bakery', channels: three }] });

// These tests show only how the fake refuses. The tests in apps/api/test/sdk, which can start a real server, show that
// the server gives the same refusals.
describe('the fake refuses as the real server does', () => {
  test.each(SITUATIONS)('$name: $code', async ({ code, status, issues, play }) => {
    const stage = await openStage(partner);

    const error = await play(stage).then(
      () => null,
      (thrown: unknown) => thrown,
    );

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code, status, requestId: expect.stringMatching(/^[0-9A-Za-z]{20}$/) });
    const paths = error instanceof ApiError ? error.issues?.map(({ path }) => path) : [];
    expect([...new Set(paths)]).toEqual(issues ?? []);
  });

  test('and lets pass what is right', async () => {
    const { shared, redirectUrl } = await openStage(partner);

    const key = await partner.channelKeys.create({ channelId: shared, name: ' Prod server ', scopes: ['send'] });
    const request = await partner.onboarding.start({ redirectUrl: `${redirectUrl}?tab=1`, number: '+44 7700 900-123' });
    const cursorless = await partner.events.list({ cursor: 'zzz' });

    expect(key).toMatchObject({ name: 'Prod server', scopes: ['send'], status: 'live' });
    expect(request).toMatchObject({ status: 'open', number: '447700900123' });
    expect(cursorless.data.length).toBeGreaterThan(0);
  });

  test('and narrows, filters and ends keys', async () => {
    const { shared } = await openStage(partner);
    const team = ` Team ${crypto.randomUUID()} `;
    const wanted = { team, environment: 'staging' as const, allowedAddresses: ['203.0.113.77/24', '::FFFF:10.0.0.1'] };
    const first = await partner.channelKeys.create({ channelId: shared, name: 'Prod server', ...wanted });

    const edited = await partner.channelKeys.edit(first.id, { allowedAddresses: ['203.0.113.7'], team: null });
    await partner.channelKeys.rotate(first.id);
    const single = await partner.channelKeys.endOverlap(first.id);
    const second = await partner.channelKeys.create({ channelId: shared, name: 'Prod server', like: first.id, team });
    const listed = await partner.channelKeys.list({ team: team.trim(), environment: 'staging' });
    const tried = await partner.channelKeys.revokeMany({ team, dryRun: true });
    const revoked = await partner.channelKeys.revokeMany({ team });
    const again = await partner.channelKeys.revokeMany({ team });

    expect(first).toMatchObject({ team: team.trim(), allowedAddresses: ['203.0.113.0/24', '10.0.0.1/32'] });
    expect(edited).toMatchObject({ team: null, environment: 'staging', allowedAddresses: ['203.0.113.7/32'] });
    expect(single.secrets.map(({ endsAt }) => endsAt)).toEqual([expect.any(String), null]);
    expect(second).toMatchObject({ environment: 'staging', allowedAddresses: ['203.0.113.7/32'], status: 'live' });
    expect(listed.data.map(({ id }) => id)).toEqual([second.id]);
    const { id, name, hint, channelId } = second;
    expect(tried).toEqual({ dryRun: true, keys: [{ id, name, hint, channelId }] });
    expect(revoked).toEqual({ dryRun: false, keys: tried.keys });
    expect(again.keys).toEqual([]);
  });

  test('and tells a key what it is, how it is used, and which are worth a look', async () => {
    const { shared } = await openStage(partner);
    const key = await partner.channelKeys.create({ channelId: shared, name: 'Prod server' });
    const { from, to } = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

    const told = await partner.whoAmI();
    const { rows, totals } = await partner.usage.query({ from, to, keyId: key.id, groupBy: ['key', 'team'] });
    const file = await partner.usage.csv({ from, to, keyId: key.id, groupBy: ['key'], every: 'day' });
    const worth = await partner.hygiene.list().toArray({ limit: 200 });

    expect(told).toMatchObject({ kind: 'partner', scopes: ['read', 'keys', 'onboarding'], environment: null });
    expect(told.secretHint).toMatch(/^wap_\w{4}…\w{4}$/);
    expect({ rows, totals }).toEqual({ rows: [], totals: { calls: 0, refused: 0 } });
    expect(file).toEqual({
      filename: 'usage-2026-01-01-2027-01-01.csv',
      csv: '\uFEFF"at","keyId","keyName","calls","refused"\r\n',
    });
    const codes = worth.find(({ keyId }) => keyId === key.id)?.findings.map(({ code }) => code);
    expect(codes).toEqual(['no_expiry', 'no_address_limit']);
  });
});

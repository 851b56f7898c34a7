import { describe, expect, test } from 'vitest';
import { ApiError, Chatelaine } from '../src/index.ts';
import { fakeChatelaine } from '../src/testing/index.ts';
import { openStage, SITUATIONS } from './support/situations.ts';

// The same table for the fake and, with SITUATIONS_URL and SITUATIONS_KEY, for a real server: its world then needs a
// partner key with the scopes read, keys and onboarding, and a number in each of the three states.
const { SITUATIONS_URL: baseUrl, SITUATIONS_KEY: partnerKey } = process.env;

const three = [
  { name: 'Shared', shared: true },
  { name: 'Missing' },
  { name: 'Not running', status: 'pending' as const },
];
const partner = baseUrl
  ? new Chatelaine({ baseUrl, partnerKey, maxRetries: 0 })
  : fakeChatelaine({ clients: [{ name: 'Harbour Bakery', channels: three }] });

describe(baseUrl ? 'the real server refuses' : 'the fake refuses as the real server does', () => {
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
});

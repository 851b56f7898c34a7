import { expect, test } from 'vitest';
import { type Answer, call } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';

test('while the server starts, everybody is told to come back, and no answer lacks its headers', async () => {
  const early: Answer[] = [];

  await using world = await startWorld({
    // The server accepts connections on its port before the database is ready. So it answers these calls at once, while
    // it still starts.
    async seed(services) {
      const { baseUrl } = services.beginWork().services;
      early.push(await call(`${baseUrl}/permission`), await call(`${baseUrl}/messages`, { method: 'POST' }));
    },
  });

  expect(world.baseUrl).toMatch(/^http/);
  for (const { status, headers } of early) {
    expect([status, headers.get('x-refusal'), headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
    expect(headers.get('x-request-id')).toMatch(/^[0-9A-Za-z]{20}$/);
  }
  const [page] = early;
  expect(page?.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
  expect(page?.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

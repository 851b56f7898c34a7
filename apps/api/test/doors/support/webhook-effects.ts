import { expect } from 'vitest';
import { bodyOf } from '../../world/answer.ts';
import type { Effects, EffectTools } from './effect-tools.ts';
import { DEAF_URL } from './insert-webhook.ts';

/** The effects of the routes about webhooks and their deliveries. */
export const webhookEffects = ({ world, fullKey, ids, at, read, list }: EffectTools): Effects => {
  const here = `/webhooks/${ids.webhook}`;
  return {
    'GET /api/v1/webhooks': async (call) => {
      expect((await call()).text).toContain(ids.webhook);
    },
    'POST /api/v1/webhooks': async (call) => {
      const answer = await call();
      const { secret, ...made } = bodyOf<{ id: string; secret: string }>(answer);
      expect([answer.status, secret]).toEqual([201, expect.stringMatching(/^whsec_.{44}$/)]);
      expect(await read(`/webhooks/${made.id}`)).toEqual(made);
      expect(made).toMatchObject({ organizationId: world.bakery.id, url: DEAF_URL, events: ['call'], active: true });
    },
    'GET /api/v1/webhooks/{webhook}': async (call) => {
      expect((await call()).body).toMatchObject({ id: ids.webhook, sessionId: ids.session, sessionIds: [ids.session] });
    },
    'PATCH /api/v1/webhooks/{webhook}': async (call) => {
      await call();
      expect(await read(here)).toMatchObject({ name: 'Till', active: false });
      await call({}, { active: true, events: ['*'], customHeaders: { 'x-shop': 'hidden' } });
      const changed = await read(here);
      expect(changed).toMatchObject({ active: true, events: ['*'], customHeaderNames: ['x-shop'] });
      expect(JSON.stringify(changed)).not.toContain('hidden');
    },
    'DELETE /api/v1/webhooks/{webhook}': async (call) => {
      const made = await fullKey.request('POST', at('/webhooks'), { url: DEAF_URL });
      const { id: webhook } = bodyOf<{ id: string }>(made);
      expect((await call({ webhook })).status).toBe(204);
      expect((await fullKey.get(at(`/webhooks/${webhook}`))).status).toBe(404);
    },
    'POST /api/v1/webhooks/{webhook}:pause': async (call) => {
      await call();
      expect(await read(here)).toMatchObject({ active: false, pauseReason: 'asked', pausedAt: expect.any(Number) });
    },
    'POST /api/v1/webhooks/{webhook}:resume': async (call) => {
      await call({}, { skipMissed: true });
      expect(await read(here)).toMatchObject({ active: true, pauseReason: null, pausedAt: null });
    },
    'POST /api/v1/webhooks/{webhook}:rotate-secret': async (call) => {
      const { secret, oldSecretEndsAt } = bodyOf<{ secret: string; oldSecretEndsAt: number }>(await call());
      expect(secret).toMatch(/^whsec_/);
      expect(await read(here)).toMatchObject({ oldSecretEndsAt });
    },
    'POST /api/v1/webhooks/{webhook}:test': async (call) => {
      const { id, ...sent } = bodyOf<{ id: string }>(await call());
      expect(sent).toMatchObject({ event: 'webhook.test', webhookId: ids.webhook });
      expect(await read(`${here}/deliveries/${id}`)).toMatchObject({ id, event: 'webhook.test' });
    },
    'POST /api/v1/webhooks/{webhook}:replay-failed': async (call) => {
      const answer = await call();
      expect([answer.status, answer.body]).toEqual([202, { count: 1, hasMore: false }]);
      const replays = (await list(`${here}/deliveries`)).filter(({ replayOf }) => replayOf === ids.delivery);
      expect(replays).toHaveLength(1);
    },
    'GET /api/v1/webhooks/{webhook}/deliveries': async (call) => {
      expect((await call()).text).toContain(ids.delivery);
      expect(await list(`${here}/deliveries?status=delivered`)).toEqual([]);
    },
    'GET /api/v1/webhooks/{webhook}/deliveries/{delivery}': async (call) => {
      expect((await call()).body).toMatchObject({ id: ids.delivery, sessionId: ids.session, status: 'failed' });
    },
    'POST /api/v1/webhooks/{webhook}/deliveries/{delivery}:replay': async (call) => {
      // The call before may have sent the event again, and nobody listens at the URL.
      await world.sql("update webhook_delivery set status = 'failed', ended_at = now() where status = 'pending'");
      const answer = await call();
      expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ replayOf: ids.delivery })]);
      expect((await call()).status).toBe(409);
    },
  };
};

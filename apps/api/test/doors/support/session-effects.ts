import { expect } from 'vitest';
import { bodyOf } from '../../world/answer.ts';
import type { Effects, EffectTools } from './effect-tools.ts';

/** The effects of the routes about the organization and about sessions. */
export const organizationEffects = ({ world, fullKey, ids, at, here, read, newSession }: EffectTools): Effects => ({
  'GET /api/v1/whoami': async (call) => {
    expect((await call()).body).toMatchObject({ account: { id: world.bakery.id } });
  },
  'GET /api/v1/organization': async (call) => {
    expect((await call()).body).toMatchObject({ id: world.bakery.id, messageRetentionDays: expect.any(Number) });
  },
  'PATCH /api/v1/organization': async (call) => {
    expect((await call()).status).toBe(200);
    expect(await read('/organization')).toMatchObject({ messageRetentionDays: 30 });
  },
  'GET /api/v1/sessions': async (call) => {
    expect((await call()).text).toContain(ids.session);
  },
  'POST /api/v1/sessions': async (call) => {
    const answer = await call();
    const { id } = bodyOf<{ id: string }>(answer);
    expect(answer.status).toBe(201);
    expect(await read(`/sessions/${id}`)).toEqual(answer.body);
    expect(answer.body).toMatchObject({ label: 'Till', status: 'running', phoneNumber: '+447700900555' });
  },
  'GET /api/v1/sessions/{session}': async (call) => {
    expect((await call()).body).toMatchObject({ id: ids.session, organizationId: world.bakery.id });
  },
  'PATCH /api/v1/sessions/{session}': async (call) => {
    await call();
    expect(await read(here)).toMatchObject({ label: 'Front desk' });
  },
  'DELETE /api/v1/sessions/{session}': async (call) => {
    const session = await newSession(false);
    expect((await call({ session: ids.session })).status).toBe(409);
    expect((await call({ session })).status).toBe(204);
    expect((await fullKey.get(at(`/sessions/${session}`))).status).toBe(404);
  },
});

/** The effects of the routes that start and stop sessions. */
export const verbEffects = ({ list, newSession, statusOf }: EffectTools): Effects => ({
  'POST /api/v1/sessions/{session}:start': async (call) => {
    const session = await newSession(false);
    expect(await statusOf(session)).toBe('pending');
    await call({ session });
    expect(await statusOf(session)).toBe('running');
    const told = (await list(`/events?session=${session}`)).map(({ event, payload }) => [event, payload]);
    expect(told).toEqual([['session.status', { status: 'running', before: 'pending' }]]);
  },
  'POST /api/v1/sessions/{session}:stop': async (call) => {
    const session = await newSession();
    await call({ session });
    expect(await statusOf(session)).toBe('stopped');
  },
  'POST /api/v1/sessions/{session}:restart': async (call) => {
    const session = await newSession();
    await call({ session });
    expect(await statusOf(session)).toBe('running');
    expect(await list(`/events?session=${session}`)).toHaveLength(2);
  },
  'POST /api/v1/sessions/{session}:logout': async (call) => {
    expect((await call()).status).toBe(501);
  },
  'GET /api/v1/sessions/{session}/qr': async (call) => {
    expect((await call()).status).toBe(404);
  },
  'POST /api/v1/sessions/{session}/pairing-code': async (call) => {
    expect((await call()).status).toBe(501);
  },
});

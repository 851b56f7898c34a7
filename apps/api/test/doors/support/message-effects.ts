import { expect } from 'vitest';
import { bodyOf } from '../../world/answer.ts';
import type { Effects, EffectTools, Thing } from './effect-tools.ts';

/** The effects of the routes about chats. */
export const chatEffects = ({ here, world, ids, read }: EffectTools): Effects => ({
  'GET /api/v1/chats': async (call) => {
    expect((await call()).text).toContain(ids.chat);
  },
  'GET /api/v1/sessions/{session}/chats': async (call) => {
    expect((await call()).text).toContain(ids.chat);
  },
  'GET /api/v1/sessions/{session}/chats/{chat}': async (call) => {
    expect((await call()).body).toMatchObject({ id: ids.chat, sessionId: ids.session, contactId: ids.contact });
  },
  'GET /api/v1/sessions/{session}/chats/{chat}/messages': async (call) => {
    expect((await call()).text).toContain(ids.message);
  },
  'POST /api/v1/sessions/{session}/chats/{chat}/read': async (call) => {
    await world.sql('update chat set unread_count = 3 where id = $1', [ids.chat]);
    await call();
    expect(await read(`${here}/chats/${ids.chat}`)).toMatchObject({ unreadCount: 0 });
  },
  // Presence is shown to the other side and stored nowhere, so its answer is all that there is.
  'PUT /api/v1/sessions/{session}/chats/{chat}/presence': async (call) => {
    expect((await call()).body).toEqual({ chat: ids.chat, presence: 'composing' });
  },
  'GET /api/v1/sessions/{session}/contacts': async (call) => {
    expect((await call()).text).toContain(ids.contact);
  },
});

/** The effects of the routes about messages. */
export const messageEffects = ({ here, world, ids, read, list, send, messageOf, newest }: EffectTools): Effects => ({
  'GET /api/v1/sessions/{session}/messages': async (call) => {
    expect((await call()).text).toContain(ids.message);
  },
  'POST /api/v1/sessions/{session}/messages': async (call) => {
    const answer = await call();
    const sent = bodyOf<Thing>(answer);
    expect(answer.status).toBe(200);
    expect(sent).toMatchObject({ mode: 'sync', outboxId: sent.messageId, status: 'sent', replayed: false });
    expect(await messageOf(sent.messageId)).toMatchObject({ waMessageId: sent.waMessageId, fromMe: true });
  },
  'GET /api/v1/sessions/{session}/messages/{message}': async (call) => {
    const answer = await call();
    expect(await list(`${here}/chats/${ids.chat}/messages`)).toContainEqual(
      expect.objectContaining({ messageId: ids.message }),
    );
    expect(answer.body).toMatchObject({ messageId: ids.message, statuses: expect.any(Array) });
  },
  'PATCH /api/v1/sessions/{session}/messages/{message}': async (call) => {
    await call();
    expect(await messageOf(ids.message)).toMatchObject({ content: { text: 'Your table is ready now.' } });
  },
  'DELETE /api/v1/sessions/{session}/messages/{message}': async (call) => {
    const { messageId } = await send('+12025550144');
    await call({ message: String(messageId) });
    expect(await messageOf(messageId)).toMatchObject({ content: {}, revokedAt: expect.any(Number) });
  },
  'POST /api/v1/sessions/{session}/messages/{message}/react': async (call) => {
    expect((await call()).status).toBe(200);
    expect(await newest()).toMatchObject({ type: 'reaction', content: { emoji: '\u{1f44d}' } });
  },
  'POST /api/v1/sessions/{session}/messages/{message}/forward': async (call) => {
    expect((await call()).status).toBe(200);
    expect(await newest()).toMatchObject({ type: 'text', content: { forwarded: true } });
  },
  'POST /api/v1/sessions/{session}/messages/{message}/vote': async (call) => {
    const { messageId } = await send('+12025550145', { type: 'poll', name: 'Dinner?', options: ['Yes', 'No'] });
    await call({ message: String(messageId) });
    expect(await messageOf(messageId)).toMatchObject({ content: { votes: { me: ['Yes'] } } });
  },
  'POST /api/v1/sessions/{session}/messages/{message}/read': async (call) => {
    await world.sql('update chat set unread_count = 3 where id = $1', [ids.chat]);
    await call();
    expect(await read(`${here}/chats/${ids.chat}`)).toMatchObject({ unreadCount: 0 });
  },
});

/** The effects of the routes about contacts and events. */
export const contactEffects = ({ here, fullKey, ids, at, send, messageOf }: EffectTools): Effects => ({
  'GET /api/v1/contacts': async (call) => {
    expect((await call()).text).toContain(ids.contact);
  },
  'GET /api/v1/contacts/{contact}': async (call) => {
    expect((await call()).body).toMatchObject({ id: ids.contact, names: [{ kind: 'phone', until: null }] });
  },
  'DELETE /api/v1/contacts/{contact}': async (call) => {
    const { messageId } = await send('+12025550146');
    const contact = String((await messageOf(messageId)).contact);
    expect((await call({ contact })).body).toEqual({ id: contact, messages: 1 });
    expect((await fullKey.get(at(`/contacts/${contact}`))).status).toBe(404);
    expect((await fullKey.get(at(`${here}/messages/${messageId}`))).status).toBe(404);
  },
  'GET /api/v1/contacts/{contact}/export': async (call) => {
    expect((await call()).body).toMatchObject({ contact: { id: ids.contact }, messages: expect.any(Array) });
  },
  'GET /api/v1/events': async (call) => {
    expect((await call()).text).toContain(ids.message);
  },
  'GET /api/v1/events/stream': async (call) => {
    const { status, headers } = await call();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  },
  // test/session-events opens WebSockets with tickets.
  'POST /api/v1/realtime/ticket': async (call) => {
    expect((await call()).body).toMatchObject({ ticket: expect.any(String), expiresAt: expect.any(Number) });
  },
});

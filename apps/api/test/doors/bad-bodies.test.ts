import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call } from '../world/answer.ts';
import { apiKey, bearer } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Door, expectRefusal } from './support/expect-refusal.ts';
import { makeKey } from './support/running-channel.ts';
import { snapshot } from './support/tables.ts';

let world: World;
let channelKey: string;
beforeAll(async () => {
  world = await startWorld();
  channelKey = (await makeKey(world)).secret;
});
afterAll(() => world.stop());

type BodyDoor = Exclude<Door, 'partner API'>;
/** The paths of all routes that read a body, each with the name of its door. */
const PLACES: [path: string, door: BodyDoor][] = [
  ['/trpc/settings.update', 'procedures'],
  ['/trpc/channelKeys.create', 'procedures'],
  ['/messages', 'messaging'],
  ['/v1/messages', 'messaging'],
  ['/v1/configs/webhook', 'messaging'],
  ['/permission/question', 'json'],
  ['/permission/answer', 'json'],
  ['/api/auth/sign-in/email', 'json'],
  ['/api/auth/sign-in/passkey', 'json'],
  ['/api/auth/sign-in/passkey/begin', 'json'],
  ['/sign-in/new', 'json'],
  ['/api/v2/token', 'token'],
  ['/api/v1/sessions', 'sessions'],
];

function send(
  path: string,
  door: BodyDoor,
  body: RequestInit['body'],
  headers: Record<string, string> = {},
): Promise<Answer> {
  const own = { 'x-chatelaine': '1', origin: world.baseUrl };
  const keys = {
    procedures: apiKey(world.demo.partner.partnerKey),
    messaging: { 'd360-api-key': channelKey },
    sessions: bearer(world.demo.organizationKey),
    json: own,
    token: own,
  };
  return call(world.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...keys[door], ...headers },
    body,
    duplex: 'half',
  });
}

describe.each(PLACES)('a bad body at %s', (path, door) => {
  test('over 1 MiB is 413 and changes nothing', async () => {
    const before = await snapshot(world);

    const answer = await send(path, door, JSON.stringify({ name: 'a'.repeat(1024 * 1024) }));

    expectRefusal(answer, door, 'too_large');
    expect(await snapshot(world)).toEqual(before);
  });

  test('over 1 MiB without a length is 413 all the same', async () => {
    const chunk = new TextEncoder().encode(`"${'a'.repeat(64 * 1024)}",`);
    const endless = ReadableStream.from(
      Array.from({ length: 24 }, (_, at) => (at === 0 ? new TextEncoder().encode('[') : chunk)),
    );

    const answer = await send(path, door, endless);

    expectRefusal(answer, door, 'too_large');
  });

  test.each([
    ['cut off', '{"name":"MARK'],
    ['of two values', '{} {"name":"MARK"}'],
    ['of words', 'MARK'],
    ['of no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x4d, 0x41, 0x52, 0x4b])],
  ])('that is JSON %s is 400, and nothing of it comes back', async (_what, body) => {
    const answer = await send(path, door, body);

    expectRefusal(answer, door, 'invalid_input');
    expect(answer.text).not.toContain('MARK');
  });
});

// tRPC ignores the header `content-encoding` and reads the body as plain bytes. So this list leaves the procedures out:
// at a procedure, the tested encoding changes nothing.
const DECODING = PLACES.filter(([, door]) => door !== 'procedures');

test.each(DECODING)('a body in an encoding that we do not read is 400 at %s', async (path, door) => {
  const answer = await send(path, door, '{}', { 'content-encoding': 'x-unknown' });

  expectRefusal(answer, door, 'invalid_input');
});

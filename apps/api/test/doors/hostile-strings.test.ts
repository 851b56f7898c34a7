import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, ask, call, change, resultOf, withCookie, withKey } from './support/call.ts';
import { LEAK, NASTY_STRINGS } from './support/nasty-strings.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { makeKey } from './support/running-channel.ts';
import { textInputs } from './support/text-inputs.ts';

let doors: Doors;
let cookie: string;
beforeAll(async () => {
  doors = await openDoors();
  ({ cookie } = await doors.signIn(doors.demo.clients[0]?.user ?? doors.demo.partner.user));
});
afterAll(() => doors.stop());

const INPUTS = textInputs(
  () => doors,
  () => cookie,
);
const key = () => withKey(doors.demo.partner.partnerKey);
const short = (text: string) => JSON.stringify(text).slice(0, 60);

/** What no answer may be: our failure, a word of our insides, somebody's session. */
function wrongIn({ status, text, headers }: Answer): unknown[] {
  // The name of an unknown field is told to whoever sent it.
  const own = text.replace(/There is no field .*/s, '');
  const leak = status >= 400 ? LEAK.exec(own)?.[0] : undefined;
  return [...(status >= 500 ? [status] : []), ...(leak === undefined ? [] : [leak]), ...headers.getSetCookie()];
}

describe('whatever text comes, it is taken or refused, and nothing breaks or is given away', () => {
  test.each(Object.entries(INPUTS))('as %s', async (what, send) => {
    // Whoever guesses waits after five; here it is the looking that is tested, so each guess is forgotten.
    const isGuess = /request|e-mail|password|token|answer/.test(what);
    const broken: unknown[] = [];

    for (let at = 0; at < NASTY_STRINGS.length; at += isGuess ? 1 : 12) {
      const texts = NASTY_STRINGS.slice(at, at + (isGuess ? 1 : 12));
      if (isGuess) await doors.sql('delete from platform.failure');
      const answers = await Promise.all(texts.map(send));
      broken.push(
        ...answers.flatMap((answer, index) => wrongIn(answer).map((wrong) => [wrong, short(texts[index] ?? '')])),
      );
    }

    expect(broken).toEqual([]);
  });

  test('as a header', async () => {
    const sendable = NASTY_STRINGS.filter((text) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text) && text.length < 8_000);
    const asPerson = withCookie(doors.baseUrl, cookie);
    const broken: unknown[] = [];

    for (const text of sendable) {
      const answers = await Promise.all([
        ask(doors.baseUrl, { ...asPerson, 'x-chatelaine-account': text }, 'channels.list'),
        ask(doors.baseUrl, { ...asPerson, cookie: `chatelaine.session_token=${text}` }, 'channels.list'),
        change(doors.baseUrl, { ...key(), 'idempotency-key': text, 'user-agent': text }, 'onboarding.start', {}),
        ask(doors.baseUrl, withKey(text), 'channels.list'),
        ask(doors.baseUrl, { authorization: `Basic ${text}` }, 'channels.list'),
        ask(doors.baseUrl, { authorization: `Bearer wat_${text}` }, 'channels.list'),
        call(`${doors.baseUrl}/api/v1/whoami`, { headers: { authorization: `Bearer ${text}` } }),
        call(`${doors.baseUrl}/api/v2/whoami`, { headers: { 'x-api-key': 'key_0', 'x-api-secret': text } }),
        call(`${doors.baseUrl}/v1/whoami`, { headers: { 'd360-api-key': text, 'x-forwarded-for': text } }),
        change(doors.baseUrl, { ...asPerson, 'x-one-time-code': text }, 'authenticator.begin', {}),
        call(`${doors.baseUrl}/sign-in`, {
          headers: { accept: text, origin: text, referer: text, 'sec-fetch-dest': text },
        }),
      ]);
      for (const { status } of answers) if (status >= 500) broken.push([status, short(text)]);
    }

    expect(sendable.length).toBeGreaterThan(30);
    expect(broken).toEqual([]);
  });
});

describe('text that is taken comes back as it was', () => {
  test('the state of a request', async () => {
    for (const state of NASTY_STRINGS.filter((text) => text.length > 0 && text.length <= 512)) {
      const started = await change(doors.baseUrl, key(), 'onboarding.start', { state });
      if (started.status !== 200) continue;
      const { id } = resultOf<{ id: string }>(started);

      const read = resultOf<{ state: string }>(await ask(doors.baseUrl, key(), 'onboarding.get', { id }));

      expect(read.state).toBe(state);
    }
  });

  test('the name of a key, in lists and in events', async () => {
    for (const name of NASTY_STRINGS.filter((text) => /^[\x21-\x7e]{1,64}$/.test(text))) {
      const { id } = await makeKey(doors, { name });

      const keys = resultOf<{ data: { id: string; name: string }[] }>(
        await ask(doors.baseUrl, key(), 'channelKeys.list', { limit: 1 }),
      );
      const events = resultOf<{ data: { subjectId: string; data: object }[] }>(
        await ask(doors.baseUrl, key(), 'events.list', { limit: 1 }),
      );

      expect(keys.data[0]).toMatchObject({ id, name });
      expect(events.data[0]).toMatchObject({ subjectId: id, data: { name } });
    }
  });

  test('a filter finds what it says and nothing more', async () => {
    const found = async (name: string) =>
      resultOf<{ data: { name: string }[] }>(await ask(doors.baseUrl, key(), 'clients.list', { name })).data;
    const statements = NASTY_STRINGS.filter((text) => /['"\\%?$_]/.test(text) && text.length <= 64);

    for (const text of statements) expect(await found(text), text).toEqual([]);
    expect((await found('bakery')).map(({ name }) => name)).toEqual(['Harbour Bakery']);
  });
});

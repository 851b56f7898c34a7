import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, resultOf } from '../world/answer.ts';
import { apiKey, bearer } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { hasLoneSurrogate, LEAK, NASTY_STRINGS, NUL, SORTS, someOfEverySort } from './support/nasty-strings.ts';
import { makeKey } from './support/running-channel.ts';
import { spread } from './support/spread.ts';
import { textInputs } from './support/text-inputs.ts';
import { triedInputs } from './support/tried-inputs.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const INPUTS = triedInputs(textInputs(() => world));
const NAMES = Object.keys(INPUTS);
/**
 * Returns the texts that the test sends to one input. A full run sends every text to every input. A quick run sends
 * some texts of every group, and other texts for the next input.
 */
const textsFor = (what: string) => (isFull ? NASTY_STRINGS : someOfEverySort(NAMES.indexOf(what)));
const key = () => world.as(world.demo.partner.partnerKey);
const short = (text: string) => JSON.stringify(text).slice(0, 60);

/**
 * Returns the parts of an answer that must not be there: a status of a server error, a word that shows the server's
 * internals, or a session cookie.
 */
function wrongIn({ status, text, headers }: Answer): unknown[] {
  // The message about an unknown field repeats the name of that field. The caller sent this name, so the check leaves
  // the message out.
  const own = text.replace(/There is no field .*/s, '');
  const leak = status >= 400 ? LEAK.exec(own)?.[0] : undefined;
  return [...(status >= 500 ? [status] : []), ...(leak === undefined ? [] : [leak]), ...headers.getSetCookie()];
}

describe('whatever text comes, it is taken or refused, and nothing breaks or is given away', () => {
  test.each(Object.entries(INPUTS))('as %s', async (what, send) => {
    // After five wrong guesses the server refuses further guesses of this caller for some time. This test is only about
    // how the server reads a text. So it resets the count of guesses before each text.
    const isGuess = /request|e-mail|password|token|answer/.test(what);
    const broken: unknown[] = [];

    const all = textsFor(what);
    for (let at = 0; at < all.length; at += isGuess ? 1 : 12) {
      const texts = all.slice(at, at + (isGuess ? 1 : 12));
      if (isGuess) await world.sql('delete from platform.allowance');
      const answers = await Promise.all(texts.map(send));
      broken.push(
        ...answers.flatMap((answer, index) => wrongIn(answer).map((wrong) => [wrong, short(texts[index] ?? '')])),
      );
    }

    expect(broken).toEqual([]);
  });

  test('each of them comes to some input, and some of every sort to each', () => {
    const sent = NAMES.map(textsFor);

    expect(NASTY_STRINGS.filter((text) => !sent.flat().includes(text))).toEqual([]);
    const isOfSort: ((text: string) => boolean)[] = [
      ...Object.values(SORTS).map((texts: readonly string[]) => (text: string) => texts.includes(text)),
      (text) => text === NUL,
      hasLoneSurrogate,
    ];
    expect(NAMES.filter((_, at) => !isOfSort.every((isOne) => sent[at]?.some(isOne)))).toEqual([]);
  });

  test('as a header', async () => {
    const sendable = NASTY_STRINGS.filter((text) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text) && text.length < 8_000);
    const owner = world.as(world.bakery.user);
    const backend = key();
    const places: ((text: string) => Promise<Answer>)[] = [
      (account) => owner.ask('channels.list', undefined, { account }),
      (text) => owner.ask('channels.list', undefined, { headers: { cookie: `chatelaine.session_token=${text}` } }),
      (text) => backend.change('onboarding.start', {}, { headers: { 'idempotency-key': text, 'user-agent': text } }),
      (text) => world.as(apiKey(text)).ask('channels.list'),
      (text) => world.as({ authorization: `Basic ${text}` }).ask('channels.list'),
      (text) => world.as(bearer(`wat_${text}`)).ask('channels.list'),
      (text) => world.as(bearer(text)).get('/api/v1/whoami'),
      (text) => world.as({ 'x-api-key': 'key_0', 'x-api-secret': text }).get('/api/v2/whoami'),
      (text) => world.as({ 'd360-api-key': text, 'x-forwarded-for': text }).get('/v1/whoami'),
      (text) => owner.change('authenticator.begin', {}, { code: text }),
      (text) => world.as({ accept: text, origin: text, referer: text, 'sec-fetch-dest': text }).get('/sign-in'),
    ];
    const broken: unknown[] = [];

    for (const [at, text] of sendable.entries()) {
      const answers = await Promise.all(spread(places, rounds(1, places.length), at).map((send) => send(text)));
      for (const { status } of answers) if (status >= 500) broken.push([status, short(text)]);
    }

    expect(sendable.length).toBeGreaterThan(30);
    expect(broken).toEqual([]);
  });
});

describe('text that is taken comes back as it was', () => {
  test('the state of a request', async () => {
    const states = NASTY_STRINGS.filter((text) => text.length > 0 && text.length <= 512);
    for (const state of states.filter((_, at) => at % rounds(3, 1) === 0)) {
      const started = await key().change('onboarding.start', { state });
      expect(started.status, short(state)).toBeLessThan(500);
      if (started.status !== 200) continue;
      const { id } = resultOf<{ id: string }>(started);

      const read = resultOf<{ state: string }>(await key().ask('onboarding.get', { id }));

      expect(read.state).toBe(state);
    }
  });

  test('the name of a key, in lists and in events', async () => {
    const names = new Map<string, string>();
    const sendable = NASTY_STRINGS.filter((text) => /^[\x21-\x7e]{1,64}$/.test(text));
    for (const name of sendable.filter((_, at) => at % rounds(3, 1) === 0)) {
      names.set((await makeKey(world, { name })).id, name);
    }

    const keys = resultOf<{ data: { id: string; name: string }[] }>(
      await key().ask('channelKeys.list', { limit: 200 }),
    );
    const events = resultOf<{ data: { subjectId: string; data: { name?: string } }[] }>(
      await key().ask('events.list', { type: 'api_key.created', limit: 200 }),
    );

    const listed = new Map(keys.data.map(({ id, name }) => [id, name]));
    const told = new Map(events.data.map(({ subjectId, data }) => [subjectId, data.name]));
    expect(names.size).toBeGreaterThan(rounds(10, 30));
    for (const [id, name] of names) expect([listed.get(id), told.get(id)]).toEqual([name, name]);
  });

  test('a filter finds what it says and nothing more', async () => {
    const found = async (name: string) =>
      resultOf<{ data: { name: string }[] }>(await key().ask('clients.list', { name })).data;
    const statements = NASTY_STRINGS.filter((text) => /['"\\%?$_]/.test(text) && text.length <= 64);

    for (const text of statements.filter((_, at) => at % rounds(3, 1) === 0))
      expect(await found(text), text).toEqual([]);
    expect((await found('bakery')).map(({ name }) => name)).toEqual(['Harbour Bakery']);
  });
});

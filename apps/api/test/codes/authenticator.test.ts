import type { AuthenticatorOffer, ConfirmedAuthenticator } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import type { Visitor } from '../world/visitor.ts';
import { beginApp, setUpApp, shown } from './authenticator-app.ts';
import { type OwnerWorld, startOwnerWorld } from './owner-world.ts';

const STEP = 30_000;
const MINUTE = 60_000;
const ON = { on: true };

test('an authenticator app is set up with a mailed code and confirmed with its first; every account sees it', async () => {
  await using world = await startOwnerWorld();
  const { owner } = world;
  const none = { confirmedAt: null, recoveryCodesLeft: 0 };
  expect(resultOf(await owner.ask('authenticator.get'))).toEqual(none);

  const without = await owner.change('authenticator.begin', {});
  const offer = await beginApp(world, world.owner);
  const unconfirmed = await owner.ask('authenticator.get');
  const confirmed = await owner.change('authenticator.confirm', { code: shown(world.clock, offer) });

  expect(without).toMatchObject({ status: 403, refusal: 'code_required' });
  expect(offer.uri).toContain(`secret=${offer.secret}`);
  expect(resultOf(unconfirmed)).toEqual(none);
  const { recoveryCodes, ...app } = resultOf<ConfirmedAuthenticator>(confirmed);
  expect(app).toEqual({ confirmedAt: expect.any(String), recoveryCodesLeft: 10 });
  expect(new Set(recoveryCodes).size).toBe(10);
  expect(resultOf(await owner.ask('authenticator.get'))).toEqual(app);
  const rows = await world.sql('select * from authenticator, authenticator_offer');
  expect(JSON.stringify(rows)).not.toContain(offer.secret);
  const events = await world.sql("select partner_id from event where type = 'authenticator.added'");
  expect(events).toEqual([{ partner_id: world.demo.partner.id }]);
});

test('with an app nothing is mailed: it has the code, and codes that were mailed before have ended', async () => {
  await using world = await startOwnerWorld();
  const { owner } = world;
  await owner.change('legacyTokens.switch', { on: false });
  const mailed = await world.code(owner, 'legacyTokens.switch', ON);
  const offer = await setUpApp(world, world.owner);
  // The server also sends mails with notices about events, and such a mail can arrive at any time. So the function
  // counts only mails that contain a one-time code.
  const codes = () => world.mails().filter(({ text }) => /^\d{8} /.test(text)).length;
  const before = codes();

  const asked = await world.code(owner, 'legacyTokens.switch', ON);
  const withMailed = await owner.change('legacyTokens.switch', ON, { code: mailed.header });
  world.clock.pass(STEP);
  const withApp = await owner.change('legacyTokens.switch', ON, { code: `${asked.id} ${shown(world.clock, offer)}` });

  expect(asked).toMatchObject({ method: 'authenticator', sentTo: null });
  expect(codes()).toBe(before);
  expect(withMailed.refusal).toBe('code_wrong');
  expect(resultOf(withApp)).toEqual(ON);
});

test('what an app shows is good once, also for another code, and an older step is not good after a newer one', async () => {
  await using world = await startOwnerWorld();
  const offer = await setUpApp(world, world.owner);
  const twice = await begins(world, 2);
  // The set-up of the app has already used the digits that the app shows now. So the server refuses the same digits
  // until the app shows new ones.
  await expect(twice[0]?.(shown(world.clock, offer))).resolves.toBe('code_wrong');
  world.clock.pass(STEP);
  const older = shown(world.clock, offer);
  world.clock.pass(STEP);

  await expect(twice[0]?.(shown(world.clock, offer))).resolves.toBeNull();
  await expect(twice[1]?.(shown(world.clock, offer))).resolves.toBe('code_wrong');
  await expect(twice[1]?.(older)).resolves.toBe('code_wrong');
  world.clock.pass(STEP);
  await expect(twice[1]?.(shown(world.clock, offer))).resolves.toBeNull();
});

test('ten codes at once, each with the same six digits of the app, let one act be done', async () => {
  await using world = await startOwnerWorld();
  const offer = await setUpApp(world, world.owner);
  // The server limits how many codes a person may use in an hour, and the set-up of the app used some. So the test lets
  // an hour pass.
  world.clock.pass(60 * MINUTE);
  const all = await begins(world, 10);

  const told = await Promise.all(all.map((use) => use(shown(world.clock, offer))));

  expect(told.filter((refusal) => refusal === null)).toHaveLength(1);
  expect(told.filter((refusal) => refusal === 'code_wrong')).toHaveLength(9);
});

test('another app needs a code of the old one, which works until the new one is confirmed', async () => {
  await using world = await startOwnerWorld();
  const old = await setUpApp(world, world.owner);
  const beginWith = async (app: AuthenticatorOffer) => {
    world.clock.pass(STEP);
    const { id } = await world.code(world.owner, 'authenticator.begin', {});
    const told = await world.owner.change('authenticator.begin', {}, { code: `${id} ${shown(world.clock, app)}` });
    return told.refusal ?? resultOf<AuthenticatorOffer>(told);
  };
  const confirm = (app: AuthenticatorOffer) =>
    world.owner.change('authenticator.confirm', { code: shown(world.clock, app) });

  const next = (await beginWith(old)) as AuthenticatorOffer;
  const newest = (await beginWith(old)) as AuthenticatorOffer;

  // After several offers, only the last one can be confirmed.
  await expect(confirm(next)).resolves.toMatchObject({ refusal: 'code_wrong' });
  await expect(confirm(newest)).resolves.toMatchObject({ status: 200 });
  await expect(beginWith(old)).resolves.toBe('code_wrong');
  await expect(beginWith(newest)).resolves.toMatchObject({ secret: expect.any(String) });
});

test('five wrong first codes, or ten minutes, end an offer', async () => {
  await using world = await startOwnerWorld();
  const confirm = (code: string) =>
    world.owner.change('authenticator.confirm', { code }).then(({ refusal }) => refusal);
  const first = await beginApp(world, world.owner);
  const wrong = String((Number(shown(world.clock, first)) + 1) % 1_000_000).padStart(6, '0');
  for (let attempt = 0; attempt < 5; attempt++) await expect(confirm(wrong)).resolves.toBe('code_wrong');
  await expect(confirm(shown(world.clock, first))).resolves.toBe('code_wrong');

  const second = await beginApp(world, world.owner);
  world.clock.pass(10 * MINUTE);
  await expect(confirm(shown(world.clock, second))).resolves.toBe('code_wrong');

  const third = await beginApp(world, world.owner);
  world.clock.pass(10 * MINUTE - 1);
  await expect(confirm(shown(world.clock, third))).resolves.toBeNull();
  await expect(confirm(shown(world.clock, third))).resolves.toBe('code_wrong');
});

test('an app is removed with a code that it shows; then codes come by mail again', async () => {
  await using world = await startOwnerWorld();
  await expect(world.owner.change('authenticator.remove', {})).resolves.toMatchObject({ refusal: 'not_found' });
  const offer = await setUpApp(world, world.owner);
  world.clock.pass(STEP);
  await expect(world.owner.change('authenticator.remove', {})).resolves.toMatchObject({ refusal: 'code_required' });

  const asked = await world.code(world.owner, 'authenticator.remove', {});
  const removed = await world.owner.change(
    'authenticator.remove',
    {},
    { code: `${asked.id} ${shown(world.clock, offer)}` },
  );

  expect(resultOf(removed)).toEqual({ confirmedAt: null, recoveryCodesLeft: 0 });
  await expect(world.code(world.owner, 'authenticator.begin', {})).resolves.toMatchObject({ method: 'email' });
  await expect(world.sql("select from event where type = 'authenticator.removed'")).resolves.toHaveLength(1);
});

type Use = (digits: string) => Promise<string | null>;

/**
 * Asks for `count` codes for the same act. Returns a list with one function for each code. Such a function does the act
 * with the code and with digits that the app shows. It returns the code of the refusal, or null when the server accepts
 * the digits.
 */
async function begins({ owner, code }: OwnerWorld, count: number): Promise<Use[]> {
  const all: Use[] = [];
  while (all.length < count) all.push(useOf(owner, (await code(owner, 'authenticator.begin', {})).id));
  return all;
}

const useOf =
  (owner: Visitor, id: string): Use =>
  async (digits) =>
    (await owner.change('authenticator.begin', {}, { code: `${id} ${digits}` })).refusal;

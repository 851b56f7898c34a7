import type { AuthenticatorOffer } from '@chatelaine/shared';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { type Desk, openDesk, type stillClock, type Visitor } from './desk.ts';

const STEP = 30_000;
const MINUTE = 60_000;
const ON = { on: true };

test('an authenticator app is set up with a mailed code and confirmed with its first; every account sees it', async () => {
  await using desk = await openDesk();
  const { owner } = desk;
  expect((await owner.read('authenticator.get')).data).toEqual({ confirmedAt: null });

  const without = await owner.call('authenticator.begin', {});
  const offer = await begin(desk);
  const unconfirmed = await owner.read('authenticator.get');
  const confirmed = await owner.call('authenticator.confirm', { code: shown(desk, offer) });

  expect(without).toMatchObject({ status: 403, refusal: 'code_required' });
  expect(offer.uri).toContain(`secret=${offer.secret}`);
  expect(unconfirmed.data).toEqual({ confirmedAt: null });
  expect(confirmed.data).toEqual({ confirmedAt: expect.any(String) });
  expect((await owner.read('authenticator.get')).data).toEqual(confirmed.data);
  const rows = await desk.sql('select * from authenticator, authenticator_offer');
  expect(JSON.stringify(rows)).not.toContain(offer.secret);
  const events = await desk.sql("select partner_id from event where type = 'authenticator.added'");
  expect(events).toEqual([{ partner_id: desk.partnerId }]);
});

test('with an app nothing is mailed: it has the code, and codes that were mailed before have ended', async () => {
  await using desk = await openDesk();
  const { owner } = desk;
  await owner.call('legacyTokens.switch', { on: false });
  const mailed = await owner.code('legacyTokens.switch', ON);
  const offer = await setUp(desk);
  const mails = desk.mails().length;

  const asked = await owner.code('legacyTokens.switch', ON);
  const withMailed = await owner.call('legacyTokens.switch', ON, { code: mailed.header });
  pass(desk, STEP);
  const withApp = await owner.call('legacyTokens.switch', ON, { code: `${asked.id} ${shown(desk, offer)}` });

  expect(asked).toMatchObject({ method: 'authenticator', sentTo: null });
  expect(desk.mails()).toHaveLength(mails);
  expect(withMailed.refusal).toBe('code_wrong');
  expect(withApp.data).toEqual(ON);
});

test('what an app shows is good once, also for another code, and an older step is not good after a newer one', async () => {
  await using desk = await openDesk();
  const offer = await setUp(desk);
  const twice = await begins(desk, 2);
  // The step of the first code was taken by confirming it.
  await expect(twice[0]?.(shown(desk, offer))).resolves.toBe('code_wrong');
  pass(desk, STEP);
  const older = shown(desk, offer);
  pass(desk, STEP);

  await expect(twice[0]?.(shown(desk, offer))).resolves.toBeNull();
  await expect(twice[1]?.(shown(desk, offer))).resolves.toBe('code_wrong');
  await expect(twice[1]?.(older)).resolves.toBe('code_wrong');
  pass(desk, STEP);
  await expect(twice[1]?.(shown(desk, offer))).resolves.toBeNull();
});

test('ten codes at once, each with the same six digits of the app, let one act be done', async () => {
  await using desk = await openDesk();
  const offer = await setUp(desk);
  // Codes of the setting up count, too: ask when they do no more.
  pass(desk, 60 * MINUTE);
  const all = await begins(desk, 10);

  const told = await Promise.all(all.map((use) => use(shown(desk, offer))));

  expect(told.filter((refusal) => refusal === null)).toHaveLength(1);
  expect(told.filter((refusal) => refusal === 'code_wrong')).toHaveLength(9);
});

test('another app needs a code of the old one, which works until the new one is confirmed', async () => {
  await using desk = await openDesk();
  const old = await setUp(desk);
  const beginWith = async (app: AuthenticatorOffer) => {
    pass(desk, STEP);
    const { id } = await desk.owner.code('authenticator.begin', {});
    const told = await desk.owner.call('authenticator.begin', {}, { code: `${id} ${shown(desk, app)}` });
    return told.refusal ?? (told.data as AuthenticatorOffer);
  };
  const confirm = (app: AuthenticatorOffer) => desk.owner.call('authenticator.confirm', { code: shown(desk, app) });

  const next = (await beginWith(old)) as AuthenticatorOffer;
  const newest = (await beginWith(old)) as AuthenticatorOffer;

  // Only the newest offer stands.
  await expect(confirm(next)).resolves.toMatchObject({ refusal: 'code_wrong' });
  await expect(confirm(newest)).resolves.toMatchObject({ status: 200 });
  await expect(beginWith(old)).resolves.toBe('code_wrong');
  await expect(beginWith(newest)).resolves.toMatchObject({ secret: expect.any(String) });
});

test('five wrong first codes, or ten minutes, end an offer', async () => {
  await using desk = await openDesk();
  const confirm = (code: string) => desk.owner.call('authenticator.confirm', { code }).then(({ refusal }) => refusal);
  const first = await begin(desk);
  const wrong = String((Number(shown(desk, first)) + 1) % 1_000_000).padStart(6, '0');
  for (let attempt = 0; attempt < 5; attempt++) await expect(confirm(wrong)).resolves.toBe('code_wrong');
  await expect(confirm(shown(desk, first))).resolves.toBe('code_wrong');

  const second = await begin(desk);
  pass(desk, 10 * MINUTE);
  await expect(confirm(shown(desk, second))).resolves.toBe('code_wrong');

  const third = await begin(desk);
  pass(desk, 10 * MINUTE - 1);
  await expect(confirm(shown(desk, third))).resolves.toBeNull();
  await expect(confirm(shown(desk, third))).resolves.toBe('code_wrong');
});

test('an app is removed with a code that it shows; then codes come by mail again', async () => {
  await using desk = await openDesk();
  await expect(desk.owner.call('authenticator.remove', {})).resolves.toMatchObject({ refusal: 'not_found' });
  const offer = await setUp(desk);
  pass(desk, STEP);
  await expect(desk.owner.call('authenticator.remove', {})).resolves.toMatchObject({ refusal: 'code_required' });

  const asked = await desk.owner.code('authenticator.remove', {});
  const removed = await desk.owner.call('authenticator.remove', {}, { code: `${asked.id} ${shown(desk, offer)}` });

  expect(removed.data).toEqual({ confirmedAt: null });
  await expect(desk.owner.code('authenticator.begin', {})).resolves.toMatchObject({ method: 'email' });
  await expect(desk.sql("select from event where type = 'authenticator.removed'")).resolves.toHaveLength(1);
});

/** What the app shows at this instant. */
function shown({ servers }: Desk, { secret }: AuthenticatorOffer): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: servers[0].house.clock.now().getTime() });
}

function pass({ servers }: Desk, ms: number): void {
  (servers[0].house.clock as ReturnType<typeof stillClock>).pass(ms);
}

async function begin({ owner }: Desk): Promise<AuthenticatorOffer> {
  const code = await owner.code('authenticator.begin', {});
  return (await owner.call('authenticator.begin', {}, { code: code.header })).data as AuthenticatorOffer;
}

async function setUp(desk: Desk): Promise<AuthenticatorOffer> {
  const offer = await begin(desk);
  await desk.owner.call('authenticator.confirm', { code: shown(desk, offer) });
  return offer;
}

type Use = (digits: string) => Promise<string | null>;

/** So many codes for the same act, each to be used with digits of the app; tells the refusal, or null. */
async function begins({ owner }: Desk, count: number): Promise<Use[]> {
  const all: Use[] = [];
  while (all.length < count) all.push(useOf(owner, (await owner.code('authenticator.begin', {})).id));
  return all;
}

const useOf =
  (owner: Visitor, id: string): Use =>
  async (digits) =>
    (await owner.call('authenticator.begin', {}, { code: `${id} ${digits}` })).refusal;

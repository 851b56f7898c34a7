import { expect } from 'vitest';
import { shareWorld } from '../../browser/support/browser-world.ts';
import { createPartnerKey } from '../../keys/key-calls.ts';
import { tokenIn } from '../../legacy/counter.ts';
import { outcomeOf } from '../../world/answer.ts';
import { focused } from '../support/hand/focus.ts';
import type { HandKind } from '../support/hand/hand.ts';
import { enter, type Walker, walk } from '../support/walk.ts';
import { giveCode, goBy, hear, takeSecret } from '../support/walk-acts.ts';

// One world: each walk-through makes keys of its own.
const worldOf = shareWorld();
const enterKeys = async (kind: HandKind) => {
  const world = await worldOf();
  const visit = await enter(world, world.demo.partner.user, 'partner', kind);
  await goBy(visit, 'API Keys');
  return visit;
};

const call = async ({ world }: Walker, headers: Record<string, string>) =>
  outcomeOf(await world.as(headers).ask('clients.list'));

walk(
  'partner key: API Keys, Generate API Key, a name, the code, copy, call, trash, refused',
  { quick: 'mouse' },
  async (kind) => {
    await using visit = await enterKeys(kind);
    const { page, hand, world } = visit;
    const name = `Prod Server, ${kind}`;

    await hand.press('button', 'Generate API Key');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Generate API Key, step 1 of 3: name' }).waitFor();
    await hand.write('Name', name);
    await hand.press('button', 'Continue');
    await dialog.getByRole('heading', { name: 'Generate API Key, step 2 of 3: confirm' }).waitFor();
    await giveCode(visit, world.demo.partner.user.email);
    await dialog.getByRole('heading', { name: 'Generate API Key, step 3 of 3: copy' }).waitFor();
    const secret = await takeSecret(visit);
    expect(await focused(page)).toBe('- button "Generate API Key"');
    expect(await call(visit, { 'x-api-key': secret })).toBe(200);

    await hand.press('button', `Revoke API key ${name}`);
    await page.getByRole('alertdialog').waitFor();
    await hand.press('button', 'Revoke');

    await hear(page, `${name} is revoked.`);
    expect(await call(visit, { 'x-api-key': secret })).toBe('revoked');
    expect(await focused(page)).toMatch(/^- button "Revoke API key Demo backend/);
    await hand.rest();
  },
);

walk(
  'legacy off in API Keys blocks the next Bearer call, and on again in Integration lets it pass',
  { quick: 'keyboard' },
  async (kind) => {
    await using visit = await enterKeys(kind);
    const { page, hand, world } = visit;
    const { email: username, password } = world.demo.partner.user;
    const bearer = async () => {
      const token = tokenIn(await world.as({}).post('/api/v2/token', { username, password }));
      return { authorization: `Bearer ${token}`, 'user-agent': 'old-program/1.0' };
    };
    const before = await bearer();
    expect(await call(visit, before)).toBe(200);

    await hand.press('switch', 'Legacy Token Authentication');
    await page.getByRole('listitem').filter({ hasText: username }).getByText('old-program/1.0').waitFor();
    expect(await call(visit, before)).toBe(200);
    await hand.press('button', 'Switch off');
    await hear(page, 'Legacy tokens are off.');

    expect(await call(visit, before)).toBe('revoked');
    await goBy(visit, 'Integration');
    await hand.press('switch', 'Legacy Token Authentication');
    await giveCode(visit, username);
    await hear(page, 'Legacy tokens are on.');
    expect(await call(visit, await bearer())).toBe(200);
    await hand.rest();
  },
);

walk('a rotated key: both secrets work until the old one is ended', { quick: 'mouse' }, async (kind) => {
  await using visit = await enterKeys(kind);
  const { page, hand, world } = visit;
  const { secret: former } = await createPartnerKey(world, { name: `Rotated, ${kind}` });
  await hand.press('button', `Rotate Rotated, ${kind}`);
  await hand.press('button', 'Make new secret');
  await giveCode(visit, world.demo.partner.user.email);
  await page.getByRole('heading', { name: 'Your new API key' }).waitFor();
  const secret = await takeSecret(visit);
  expect(await call(visit, { 'x-api-key': secret })).toBe(200);
  expect(await call(visit, { 'x-api-key': former })).toBe(200);
  await hand.press('button', `End it now: the old secret of Rotated, ${kind}`);
  await hand.press('button', 'End old secret');

  await hear(page, `The old secret of Rotated, ${kind} has ended.`);
  expect(await call(visit, { 'x-api-key': former })).toBe('rotated_out');
  expect(await call(visit, { 'x-api-key': secret })).toBe(200);
  await hand.rest();
});

import { expect } from 'vitest';
import { shareWorld } from '../../browser/support/browser-world.ts';
import { outcomeOf } from '../../world/answer.ts';
import { focused } from '../support/hand/focus.ts';
import type { HandKind } from '../support/hand/hand.ts';
import { enter, type Walker, walk } from '../support/walk.ts';
import { goBy, hear, takeSecret } from '../support/walk-acts.ts';

// One world: each walk-through makes keys of its own.
const worldOf = shareWorld();
const enterKeys = async (kind: HandKind) => {
  const world = await worldOf();
  const visit = await enter(world, world.bakery.user, 'client', kind);
  await goBy(visit, 'API Keys');
  return visit;
};

const call = async ({ world }: Walker, secret: string) =>
  outcomeOf(await world.as({ authorization: `Bearer ${secret}` }).get('/api/v1/whoami'));

/** New key, a name, the permissions, Create key, Copy, Done. */
async function makeKey(visit: Walker, name: string, permissions: RegExp[]): Promise<string> {
  const { page, hand } = visit;
  await hand.press('button', 'New key');
  await hand.write('Name', name);
  for (const permission of permissions) await hand.tick('checkbox', permission);
  await hand.press('button', 'Create key');
  await page.getByRole('heading', { level: 2, name: 'Your new API key' }).waitFor();
  return takeSecret(visit);
}

walk(
  'organization key: New key, a name, permissions ticked, Create key, copy, call',
  { quick: 'keyboard' },
  async (kind) => {
    await using visit = await enterKeys(kind);
    const { page, hand } = visit;

    const secret = await makeKey(visit, `Night robot, ${kind}`, [/^Read/]);

    expect(secret).toMatch(/^wa_/);
    expect(await call(visit, secret)).toBe(200);
    await page.getByRole('row', { name: `Night robot, ${kind}` }).waitFor();
    // The focus is back at the button that opened the dialog, and the secret is nowhere on the page.
    expect(await focused(page)).toBe('- button "New key"');
    expect(await page.content()).not.toContain(secret.slice(3));
    expect(page.url()).not.toContain(secret.slice(3));
    await hand.rest();
  },
);

walk(
  'revoke by name: the next call is refused, and the focus goes to the next row',
  { quick: 'mouse' },
  async (kind) => {
    await using visit = await enterKeys(kind);
    const { page, hand } = visit;
    await makeKey(visit, `New till, ${kind}`, [/^Send/]);
    const secret = await makeKey(visit, `Old till, ${kind}`, [/^Send/, /^Read/]);
    expect(await call(visit, secret)).toBe(200);

    await hand.press('button', `Revoke API key Old till, ${kind}`);
    const question = page.getByRole('alertdialog', { name: `Revoke Old till, ${kind}?` });
    await question.waitFor();
    expect(await focused(page)).toBe('- button "Cancel"');
    await hand.escape();
    await question.waitFor({ state: 'detached' });
    expect(await call(visit, secret)).toBe(200);
    await hand.press('button', `Revoke API key Old till, ${kind}`);
    await question.getByText('It stops working at once.').waitFor();
    await hand.press('button', 'Revoke');

    await hear(page, `Old till, ${kind} is revoked.`);
    expect(await call(visit, secret)).toBe('revoked');
    await page.getByRole('row', { name: `Old till, ${kind}` }).waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/button "Revoke API key /);
    await hand.choose('Show', 'Ended keys');
    await page.getByRole('row', { name: new RegExp(`Old till, ${kind}.*Revoked`) }).waitFor();
    await hand.rest();
  },
);

walk(
  'add a key and edit it: the new name is shown, and the allowed address holds at the next call',
  { quick: 'keyboard' },
  async (kind) => {
    await using visit = await enterKeys(kind);
    const { page, hand } = visit;
    const secret = await makeKey(visit, `Shop, ${kind}`, [/^Read/, /^Send/]);
    expect(await call(visit, secret)).toBe(200);

    await hand.press('button', `Edit Shop, ${kind}`);
    await hand.write('Name', `Shop in town, ${kind}`);
    await hand.tick('checkbox', /^Read/, false);
    await hand.open('More settings: labels, addresses, expiry, limits');
    await hand.write('Allowed addresses', 'not an address\n203.0.113.7');
    await hand.press('button', 'Save');
    await page.getByText('Entry 1 is neither an IP address nor a network.').waitFor();
    expect(await focused(page)).toMatch(/textbox "Allowed addresses"/);
    await hand.write('Allowed addresses', '203.0.113.7');
    await hand.press('button', 'Save');

    await hear(page, `Shop in town, ${kind} is saved.`);
    await page.getByRole('row', { name: `Shop in town, ${kind}` }).waitFor();
    expect(await call(visit, secret)).toBe('address_not_allowed');
    await hand.rest();
  },
);

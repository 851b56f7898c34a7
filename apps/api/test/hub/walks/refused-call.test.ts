import { afterAll, beforeAll, expect, vi } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../../browser/support/browser-world.ts';
import { foundCall, requestIdOf } from '../../calls/stage.ts';
import { createPartnerKey } from '../../keys/key-calls.ts';
import { outcomeOf } from '../../world/answer.ts';
import { enter, walk } from '../support/walk.ts';
import { giveCode, goBy, hear } from '../support/walk-acts.ts';

let world: BrowserWorld;
beforeAll(async () => {
  // The timer that writes the calls to the database is a fake timer. It runs only when a test moves it.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  world = await startBrowserWorld();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  vi.useRealTimers();
});

const ELSEWHERE = ['203.0.113.0/24'];

walk(
  'a key refused for its address is found by request id, the reason is read, the list mended, the call passes',
  { quick: 'keyboard' },
  async (kind) => {
    const { user } = world.demo.partner;
    const name = `Nightly report, ${kind}`;
    const program = world.as((await createPartnerKey(world, { name, allowedAddresses: ELSEWHERE })).secret);
    const refused = await program.ask('clients.list');
    const requestId = requestIdOf(refused);
    const { address } = await foundCall(world.as(user), requestId);
    expect(outcomeOf(refused)).toBe('address_not_allowed');
    await using visit = await enter(world, user, 'partner', kind);
    const { page, hand } = visit;

    await goBy(visit, 'Calls');
    await hand.write('Find a call by its request id', requestId);
    await hand.press('button', 'Find call');

    const dialog = page.getByRole('dialog', { name: 'The address is not allowed' });
    await dialog.getByText(`Add ${address} to the key's allowed addresses`).waitFor();
    const facts = await dialog.getByRole('definition').allInnerTexts();
    expect(facts.join('\n')).toContain(name);
    expect(facts).toEqual(expect.arrayContaining(['Refused', 'tRPC API', 'clients.list', '403', address, requestId]));
    await hand.press('link', 'Open the key');
    await page.getByRole('heading', { level: 1, name: 'API Keys' }).waitFor();
    await hand.press('button', `Edit ${name}`);
    await hand.open('More settings: labels, addresses, expiry, limits');
    expect(await page.getByRole('textbox', { name: 'Allowed addresses' }).inputValue()).toBe(ELSEWHERE.join('\n'));
    await hand.write('Allowed addresses', [...ELSEWHERE, address].join('\n'));
    await hand.press('button', 'Save');
    await giveCode(visit, user.email);
    await hear(page, `${name} is saved.`);

    expect(outcomeOf(await program.ask('clients.list'))).toBe(200);
    await hand.rest();
  },
);

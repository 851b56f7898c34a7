import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openButtonSite } from './support/connect-button.ts';
import { signIn } from './support/sign-in.ts';
import type { Stage } from './support/stage.ts';

/** Answers in the button's window, which then closes: exactly these numbers of the bakery. */
async function grantIn(popup: Page, { bakery }: Stage, numbers: readonly string[]): Promise<void> {
  const closed = popup.waitForEvent('close');
  await signIn(popup, bakery.user);
  for (const number of numbers) await popup.getByRole('checkbox', { name: number }).check();
  await popup.getByRole('button', { name: /^Grant permission for/ }).click();
  await closed;
}

const channelIds = ({ bakery }: Stage, count: number) => bakery.channels.slice(0, count).map(({ id }) => id);

test('the published button asks, the client grants, and the partner is told exactly that', async () => {
  await using opened = await openButtonSite();
  const { stage, url } = opened;

  const popup = await opened.connect();
  expect(popup.url()).toBe(`http://localhost:8082/dashboard/app/${stage.demo.partner.id}`);
  await grantIn(popup, stage, ['+447700900101', '+447700900102']);

  await stage.page.waitForURL(`${url}?client=**`);
  const told = { client: stage.bakery.id, channels: channelIds(stage, 2) };
  const { search } = new URL(stage.page.url());
  await eventually(opened.settled).toEqual({ search, callbacks: [told] });
  // Once by message, and once more because the button then loads its page anew with the answer in the address.
  await eventually(opened.callbacks).toEqual([told, told]);
  await expect(stage.partner.permissions.check({ channelIds: told.channels })).resolves.toMatchObject({
    shared: told.channels,
  });
});

test('state and the query of the redirect URL come back byte for byte', async () => {
  await using opened = await openButtonSite((origin) => ({
    state: 'st 1&2=3/é',
    'redirect-url': `${origin}/connect?tab=2&x=a%20b+c&list=[1]`,
  }));
  const { stage, site } = opened;

  const popup = await opened.connect();
  await grantIn(popup, stage, ['+447700900101']);
  await stage.page.waitForURL('**client=**');

  const [channel] = channelIds(stage, 1);
  const answered = site.visits.find((visit) => visit.includes('client='));
  const ours = `client=${stage.bakery.id}&channels=[${channel}]&state=st%201%262%3D3%2F%C3%A9&request=`;
  expect(answered?.replace(/req_\w{22}$/, '')).toBe(`/connect?tab=2&x=a%20b+c&list=[1]&${ours}`);
  await eventually(() => opened.callbacks()[0]).toEqual({ client: stage.bakery.id, channels: [channel] });
});

test('a number that the button inserts raw is the one that is asked for', async () => {
  await using opened = await openButtonSite(() => ({ 'requested-number': '+447700900102' }));
  const { stage } = opened;

  const popup = await opened.connect();
  expect(popup.url()).toBe(`http://localhost:8082/dashboard/app/${stage.demo.partner.id}?number=+447700900102`);
  await signIn(popup, stage.bakery.user);

  const first = popup.getByRole('checkbox').first();
  await first.waitFor();
  expect(await first.ariaSnapshot()).toBe('- checkbox "+447700900102 Support · Asked for by Acme Inbox" [checked]');
});

test('what is withdrawn is told as revoked', async () => {
  await using opened = await openButtonSite();
  const { stage, url } = opened;
  const [orders = '', support = ''] = channelIds(stage, 2);
  await grantIn(await opened.connect(), stage, ['+447700900101', '+447700900102']);
  await stage.page.waitForURL(`${url}?client=**`);

  const popup = await opened.connect();
  await popup.getByRole('checkbox', { name: '+447700900102' }).uncheck();
  await popup.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();
  await popup.getByRole('button', { name: 'Withdraw permission' }).click();

  const told = { client: stage.bakery.id, channels: [orders], revokedChannels: [support] };
  await eventually(() => opened.callbacks().at(-1)).toEqual(told);
});

test.each([
  [
    'a denial',
    async (popup: Page) => popup.getByRole('button', { name: 'Not now' }).click(),
    /\?error=access_denied&request=/,
  ],
  [
    'an answer without channels',
    (popup: Page, url: string) => leaveFor(popup, `${url}?client=CLIENT&request=req_1`),
    /\?client=CLIENT&/,
  ],
])('%s calls nothing back', async (_, answer, search) => {
  await using opened = await openButtonSite();
  const { stage, url } = opened;

  const popup = await opened.connect();
  await signIn(popup, stage.bakery.user);
  await popup.getByRole('heading', { name: 'Acme Inbox asks for permission on your WhatsApp numbers' }).waitFor();
  const closed = popup.waitForEvent('close');
  await answer(popup, url);
  await closed;

  // The opener has loaded itself anew with that answer, and its button has read it.
  await stage.page.waitForURL(search);
  await eventually(opened.settled).toEqual({ search: expect.stringMatching(search), callbacks: [] });
  expect(opened.callbacks()).toEqual([]);
});

/** Leads a window away as its own script would. It may be closed before it says that it has arrived. */
const leaveFor = (popup: Page, url: string): Promise<unknown> =>
  popup.evaluate(`void location.assign(${JSON.stringify(url)})`);

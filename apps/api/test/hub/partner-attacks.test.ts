import type { Page as ListPage, Permission } from '@chatelaine/shared';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { addRival, changeOf, partnerOf, previewOf, reviewOf } from '../permission-changes/support.ts';
import { resultOf } from '../world/answer.ts';
import { enterByCookie } from './support/enter-hub.ts';
import { choose, hear, openPartnerPage, press, seeRow, sendMessage } from './support/partner-walk.ts';

// One world. Each test begins with one shared number, the first one. A walk through the browser needs one to three
// seconds.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const channel = (at: number) => world.bakery.channels[at] ?? { id: '', phoneNumber: '' };
const number = (at: number) => channel(at).phoneNumber;
const colleague = () => world.as(world.bakery.user);
const grant = async (at: number) =>
  resultOf(await colleague().change('permissions.change', changeOf(world, { grant: [channel(at).id] })));
const sharedNow = async () =>
  resultOf<ListPage<Permission>>(await colleague().ask('permissions.list', { status: 'shared' }))
    .data.map(({ channelId }) => channelId)
    .sort();
const ids = (...at: number[]) => at.map((each) => channel(each).id).sort();

beforeEach(async () => {
  await world.page.unrouteAll();
  await world.share([channel(0).id]);
});

test('a colleague shares another number meanwhile: the list follows, with a notice, and the choice is kept', async () => {
  const page = await openPartnerPage(world);
  await choose(page, { [number(1)]: true });

  await grant(2);

  await page.getByRole('alert').filter({ hasText: 'Your numbers have changed.' }).waitFor();
  await page.getByRole('checkbox', { name: number(2), checked: true }).waitFor();
  await page.getByRole('checkbox', { name: number(1), checked: true }).waitFor();
  await press(page, 'Share 1 number');
  await hear(page, 'Acme Inbox now has permission for 1 more number.');
  expect(await sharedNow()).toEqual(ids(0, 1, 2));
});

test('a colleague withdraws and shares a number during the review: the review is void', async () => {
  const page = await openPartnerPage(world);
  await choose(page, { [number(0)]: false });
  await press(page, 'Withdraw permission for 1 number');
  await page.getByRole('alertdialog').waitFor();

  const review = await reviewOf(colleague(), ids(0));
  resultOf(await colleague().change('permissions.change', changeOf(world, { withdraw: ids(0), review })));
  await grant(0);

  await page.getByRole('alert').filter({ hasText: 'Your numbers have changed.' }).waitFor();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  expect(await sharedNow()).toEqual(ids(0));
});

test('two tabs without live updates: the second answer is refused, and the list is read again', async () => {
  await world.page.route('**/trpc/events.watch*', (route) => route.abort());
  const page = await openPartnerPage(world);
  await choose(page, { [number(1)]: true });
  await grant(1);

  await press(page, 'Share 1 number');

  await page.getByRole('alert').filter({ hasText: 'Your numbers have changed.' }).waitFor();
  await page.getByRole('dialog').getByRole('status').filter({ hasText: 'Nothing changes yet.' }).waitFor();
  expect(await sharedNow()).toEqual(ids(0, 1));
});

test('offline in the middle: nothing is lost, and the same press saves later', async () => {
  const page = await openPartnerPage(world);
  await choose(page, { [number(1)]: true });
  await world.context.setOffline(true);

  await press(page, 'Share 1 number');
  await page.getByRole('alert').filter({ hasText: 'The server does not answer.' }).waitFor();
  await page.getByRole('checkbox', { name: number(1), checked: true }).waitFor();
  expect(await sharedNow()).toEqual(ids(0));
  await world.context.setOffline(false);
  await press(page, 'Share 1 number');

  await hear(page, 'Acme Inbox now has permission for 1 more number.');
  expect(await sharedNow()).toEqual(ids(0, 1));
});

test('where the partner pays and forbids withdrawals, the boxes do not move and say why', async () => {
  await world.partner.settings.update({ clientsMayWithdraw: false });
  const page = await openPartnerPage(world, world.travel.user);
  await press(page, 'Change permission');
  const box = page.getByRole('checkbox').first();

  // Playwright would wait until the box can be pressed.
  await box.click({ force: true });

  await page.getByText('Acme Inbox pays for these numbers. To withdraw permission, contact Acme Inbox.').waitFor();
  expect([await box.isChecked(), await box.getAttribute('aria-disabled')]).toEqual([true, 'true']);
  await expect(page.getByRole('button', { name: /^Withdraw/ }).count()).resolves.toBe(0);
  await world.partner.settings.update({ clientsMayWithdraw: true });
});

test('a member sees the page and reads why the buttons are off', async () => {
  const member = await world.invite(world.bakery.id, 'member@bakery.example', { role: 'member' });
  const url = new URL(world.baseUrl).origin;
  const cookies = member.cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return { name, value, url };
  });
  await world.context.clearCookies();
  await world.context.addCookies(cookies);
  const { page } = world;
  await page.goto(`${world.baseUrl}/client`);
  await page.getByRole('button', { name: 'Add a number', description: /Only owners and admins/ }).waitFor();
  await page.getByRole('button', { name: /^Somebody, / }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Partner', exact: true }).click();

  for (const name of ['Change permission', 'Change partner']) {
    const button = page.getByRole('button', { name, exact: true, description: /Only owners can change this/ });
    await button.click({ force: true });
  }

  await expect(page.getByRole('dialog').count()).resolves.toBe(0);
});

test('the list of screens leads to the partner, and the buttons of its dialog cover no line of it', async () => {
  const { page, t } = await enterByCookie(world, world.bakery.user, { area: 'client' });
  const screens = page.getByRole('navigation', { name: t.frame.navName });
  await page.setViewportSize({ width: 1280, height: 500 });

  await screens.getByRole('link', { name: t.frame.menuPartner, exact: true }).click();
  await page.getByRole('button', { name: 'Change permission', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const keep = dialog.getByRole('button', { name: 'Keep as it is' });
  await keep.waitFor();

  // The buttons are on screen before anybody scrolls.
  const { height = 0, y = 0 } = (await keep.boundingBox()) ?? {};
  expect(y + height).toBeLessThan(500);
  // At the end of the dialog, the last line ends above the buttons, and nothing is seen below them.
  const gaps = await dialog.evaluate((box) => {
    box.scrollTop = box.scrollHeight;
    const place = (part: string) => box.querySelector(part)?.getBoundingClientRect();
    const actions = place('.ui-actions');
    const status = place('[role=status]');
    return [
      (actions?.top ?? 0) - (status?.bottom ?? 9999),
      box.getBoundingClientRect().bottom - (actions?.bottom ?? 0),
    ];
  });
  expect(gaps[0]).toBeGreaterThanOrEqual(0);
  expect(gaps[1]).toBeLessThan(3);
});

test('an owner adds a number in a dialog, and arrives at it; a number that exists is refused', async () => {
  const { page } = await enterByCookie(world, world.bakery.user, { area: 'client' });
  await press(page, 'Add a number');
  await page.getByLabel('Display name', { exact: true }).fill('Night desk');
  await page.getByLabel('Phone number', { exact: true }).fill(number(0));
  await press(page, 'Add number');
  await page.getByText('This number has been added already').waitFor();
  await page.getByLabel('Phone number', { exact: true }).fill('+44 (7700) 900-177');
  await press(page, 'Add number');

  await page.waitForURL(/\/channels\/[0-9A-Za-z]{10}CH$/);
  const id = page.url().split('/').at(-1) ?? '';
  expect(resultOf(await colleague().ask('channels.get', { id }))).toMatchObject({
    ...{ name: 'Night desk', phoneNumber: '+447700900177', permission: 'missing' },
  });
});

// The last test, because the bakery has another partner after it.
test('change partner: the wrong name does nothing; the right name ends the old partner’s key at once', async () => {
  const rival = await addRival(world);
  const key = await world.partner.channelKeys.create({ channelId: channel(0).id, name: 'Inbox' });
  const page = await openPartnerPage(world);

  await press(page, 'Change partner');
  await page.getByLabel("The new partner's ID or link").fill(world.demo.partner.id);
  await press(page, 'Look at the change');
  await page.getByText('You work with Acme Inbox already.').waitFor();
  await page.getByLabel("The new partner's ID or link").fill(`${world.baseUrl}/onboarding/${rival.id}?number=1`);
  await press(page, 'Look at the change');
  const question = page.getByRole('alertdialog', { name: 'Change to Rival Desk?' });
  await question.getByText(key.hint).waitFor();
  await question.getByLabel('Type Rival Desk to confirm').fill('Rival');
  await question.getByRole('button', { name: 'Change partner', exact: true }).click();
  await question.getByText('Type exactly Rival Desk.').waitFor();
  await expect(sendMessage(world, key.secret)).resolves.toBe(200);
  await question.getByLabel('Type Rival Desk to confirm').fill('Rival Desk');
  await grant(1);
  await question.getByRole('button', { name: 'Change partner', exact: true }).click();
  await question.getByRole('alert').filter({ hasText: 'Something has changed meanwhile.' }).waitFor();
  await question.getByText(number(1), { exact: true }).waitFor();
  await expect(sendMessage(world, key.secret)).resolves.toBe(200);
  await question.getByRole('button', { name: 'Change partner', exact: true }).click();

  await hear(page, 'Your partner is Rival Desk now.');
  await seeRow(page, number(0), 'Missing');
  await expect(sendMessage(world, key.secret)).resolves.toBe('revoked');
  expect(await partnerOf(colleague())).toMatchObject({ id: rival.id });

  // A colleague moves back while the choice for the rival is open.
  await press(page, 'Change permission');
  const { token: back } = await previewOf(colleague(), world.demo.partner.id);
  resultOf(await colleague().change('partner.change', { partnerId: world.demo.partner.id, review: back }));
  await hear(page, 'Your partner has changed meanwhile. Nothing was saved.');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

// The other tests of the hubs and of the consent page run in Chromium. These run in Debian's Firefox, by WebDriver BiDi.
import { firefoxPath, launchFirefox } from '@chatelaine/tools/browser/firefox';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../hub/src/texts/catalogue.ts';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { setShared } from '../browser/support/set-shared.ts';
import { signIn } from '../browser/support/sign-in.ts';
import { outcomeOf } from '../world/answer.ts';
import type { User } from '../world/visitor.ts';
import { goToPartner } from './support/go-to-partner.ts';
import { copySecret, goToApiKeys, mailedCode } from './support/key-walk.ts';
import { choose, hear, press, seeRow, sendMessage } from './support/partner-walk.ts';

const WIDE = { viewport: { width: 1280, height: 800 } };
const isHere = firefoxPath() !== null;
const name = isHere
  ? 'in Firefox'
  : 'in Firefox (skipped: this machine has no firefox-esr, and FIREFOX names no Firefox)';

const heading = (page: Page, of: string) => page.getByRole('heading', { level: 1, name: of, exact: true });

// One world and one Firefox, whose start needs some seconds. A walk-through needs some seconds too.
describe.skipIf(!isHere)(name, () => {
  let world: BrowserWorld;
  let errors: string[];
  beforeAll(async () => {
    world = await startBrowserWorld({ chromium: launchFirefox, options: WIDE });
    world.page.on('pageerror', (error) => errors.push(error.message));
    world.page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  });
  afterAll(() => world?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    errors = [];
    await world.context.clearCookies();
    await setShared(world, 0);
  });

  async function enter(area: 'partner' | 'client', user: User): Promise<void> {
    await world.page.goto(`${world.baseUrl}/${area}`);
    await signIn(world.page, user);
  }

  test('a client signs in, shares one number by Profile → Partner, and the partner’s new key sends', async () => {
    const { page, bakery, partner } = world;
    const { id = '', phoneNumber = '' } = bakery.channels[1] ?? {};
    const newKey = () => partner.channelKeys.create({ channelId: id, name: 'Inbox' });
    await expect(newKey()).rejects.toMatchObject({ code: 'permission_missing' });
    await enter('client', bakery.user);
    await heading(page, 'Channels').waitFor();

    await goToPartner({ page, t: CATALOGUE.en });
    await choose(page, { [phoneNumber]: true });
    await press(page, 'Share 1 number');
    await hear(page, 'Acme Inbox now has permission for 1 more number');

    await seeRow(page, phoneNumber, 'Shared');
    const { secret } = await newKey();
    await expect(sendMessage(world, secret)).resolves.toBe(200);
    expect(errors).toEqual([]);
  });

  test('a partner signs in, generates a key in API Keys with the mailed code, copies it, and calls', async () => {
    const { page, demo, as } = world;
    await enter('partner', demo.partner.user);
    await heading(page, 'Clients').waitFor();
    await goToApiKeys(page);

    await press(page, 'Generate API Key');
    await page.getByLabel('Name', { exact: true }).fill('Prod Server');
    await press(page, 'Continue');
    await page.getByLabel('Code', { exact: true }).waitFor();
    await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, demo.partner.user));
    await press(page, 'Confirm');
    const secret = await copySecret(world);
    await press(page, 'Done');

    await page.getByRole('row').filter({ hasText: 'Prod Server' }).waitFor();
    expect(outcomeOf(await as({ 'x-api-key': secret }).ask('clients.list'))).toBe(200);
    expect(errors).toEqual([]);
  });

  test('the consent page: sign in, tick, Connect, back at the partner with the client and the channel', async () => {
    const { page, context, partner, demo, bakery } = world;
    const { id = '', phoneNumber = '' } = bakery.channels[0] ?? {};
    await context.route(`${demo.partnerSiteUrl}/**`, (route) => route.fulfill({ body: 'Welcome back' }));
    await page.goto((await partner.onboarding.start()).url);
    await signIn(page, bakery.user);

    await page.getByRole('checkbox', { name: phoneNumber }).check();
    await press(page, 'Connect 1 number');
    await page.waitForURL(`${demo.partnerSiteUrl}/**`);

    const query = new URL(page.url()).searchParams;
    expect([query.get('client'), query.get('channels')]).toEqual([bakery.id, `[${id}]`]);
    expect((await partner.permissions.check({ channelIds: [id] })).shared).toEqual([id]);
    expect(errors).toEqual([]);
    await context.unrouteAll();
  });

  test('control: without the scripts of the hub there is no first screen', async () => {
    const { page, context, bakery } = world;
    await enter('client', bakery.user);
    await heading(page, 'Channels').waitFor();
    let blocked = 0;
    await context.route(/\.js$/, (route) => {
      blocked++;
      return route.abort();
    });

    await page.reload();

    await expect(heading(page, 'Channels').waitFor({ timeout: 1000 })).rejects.toThrow('Timeout');
    expect(blocked).toBeGreaterThan(0);
    await context.unrouteAll();
  });
});

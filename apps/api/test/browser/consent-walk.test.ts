// The widget's package has a test that walks through the consent page at random. This file makes such walks in a real
// browser and with the real server, but fewer walks, and with fewer of the page's buttons.
import { randomFrom } from '@chatelaine/tools/random-from';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { type BrowserWorld, shareWorld } from './support/browser-world.ts';
import { setShared } from './support/set-shared.ts';
import { arriveAs, signIn } from './support/sign-in.ts';
import { untilSeen } from './support/until-seen.ts';

// To repeat a failed walk, put its seed here.
const SEED = Math.floor(Math.random() * 2 ** 31);
const WALKS = rounds(1, 60);
const STEPS = 12;
const openWindow = shareWorld();

const QUESTION = 'send and receive WhatsApp messages';
const numbers = (count: number) => (count === 1 ? '1 number' : `${count} numbers`);

/** Returns the label that the button must have for these shared numbers and these ticked numbers. */
function labelFor(shared: Set<string>, ticked: Set<string>): string {
  const grant = [...ticked].filter((number) => !shared.has(number)).length;
  const withdraw = [...shared].filter((number) => !ticked.has(number)).length;
  if (grant > 0 && withdraw > 0) return 'Save changes';
  if (grant > 0) return `Connect ${numbers(grant)}`;
  if (withdraw > 0) return `Withdraw permission for ${numbers(withdraw)}`;
  return shared.size > 0 ? 'Keep as it is' : 'Connect';
}

/**
 * Walks through the page as one person who presses random buttons. Expects that the page does only what this person
 * intends.
 */
async function walkOnce(world: BrowserWorld, random: () => number, trail: string[]): Promise<void> {
  const { page, partner, bakery, context, demo } = world;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const all = bakery.channels.map(({ phoneNumber }) => phoneNumber);
  const sharedNow = async () => {
    const { missing } = await partner.permissions.check({ channelIds: bakery.channels.map(({ id }) => id) });
    return new Set(bakery.channels.filter(({ id }) => !missing.includes(id)).map(({ phoneNumber }) => phoneNumber));
  };
  const h1 = () => page.getByRole('heading', { level: 1 }).innerText();
  const isHere = () => !page.url().startsWith(demo.partnerSiteUrl);

  await setShared(world, pick([2, 4, 4]));
  const before = await sharedNow();
  const ticked = new Set(before);
  let reviewed: string[] = [];
  await arriveAs(world, bakery.user);
  await page.goto((await partner.onboarding.start()).url);

  for (let step = 0; step < STEPS && isHere(); step++) {
    await untilSeen(page);
    // While the page asks the server, the title would be of one screen and the buttons of the next one.
    await page.locator('h1').filter({ hasNotText: 'Checking this request' }).waitFor();
    const title = await h1();
    if (title.endsWith('has permission for') || !isHere()) break;
    if (title.includes(QUESTION)) {
      reviewed = [];
      for (const number of all)
        expect(await page.getByRole('checkbox', { name: number }).isChecked(), number).toBe(ticked.has(number));
      expect(await page.locator('[type=submit]').innerText()).toBe(labelFor(before, ticked));
    } else if (title.startsWith('Withdraw permission for')) {
      const listed = await page.locator('h2:text-is("Withdraw") + ul li').allInnerTexts();
      reviewed = listed.map((line) => line.split(/\s/)[0] ?? '');
      expect(reviewed.sort()).toEqual([...before].filter((number) => !ticked.has(number)).sort());
    } else if (title.includes('already has permission')) expect([...ticked].sort()).toEqual([...before].sort());

    if (title.startsWith('Sign in')) {
      trail.push('sign in');
      await signIn(page, bakery.user);
      await page.getByRole('heading', { name: title }).waitFor({ state: 'detached' });
      continue;
    }
    const isQuestion = title.includes(QUESTION);
    const act = pick(isQuestion ? ['tick', 'tick', 'send', 'reload', 'out'] : ['press', 'press', 'press', 'reload']);
    trail.push(`${act} at "${title}"`);
    if (act === 'reload') await page.reload();
    else if (act === 'out') await context.clearCookies();
    else if (act === 'tick') {
      const number = pick(all);
      await page.getByRole('checkbox', { name: number }).click();
      if (!ticked.delete(number)) ticked.add(number);
    } else {
      const buttons = page.locator(act === 'send' ? 'main [type=submit]' : 'main .actions button');
      const button = buttons.nth(Math.floor(random() * (await buttons.count())));
      const label = await button.innerText();
      trail.push(label);
      if (/^Keep (it|them)$/.test(label)) for (const number of before) ticked.add(number);
      // Without a shared or ticked number, a press leads to no next screen. So the walk does not press here.
      if (isQuestion && before.size + ticked.size === 0) continue;
      await page.evaluate("document.querySelector('h1').dataset.old = ''");
      await button.click();
      await page.locator('h1:not([data-old])').waitFor();
      if (!isHere() || /^Acme Inbox has|^Taking/.test(await h1())) break;
    }
  }
  const after = await sharedNow();
  const withdrawn = [...before].filter((number) => !after.has(number)).sort();
  expect(withdrawn.length === 0 || withdrawn.join() === reviewed.join(), `withdrawn ${withdrawn}`).toBe(true);
}

// Each walk takes two seconds. The browser uses most of this time.
test.each(Array.from({ length: WALKS }, (_, at) => SEED + at))(
  'nothing ends that was not reviewed, and the choice is kept, seed %i',
  async (seed) => {
    const trail: string[] = [];
    await using world = await openWindow();
    await walkOnce(world, randomFrom(seed), trail).catch((cause) => {
      throw new Error(`${cause.message} (${trail.join(' → ')})`, { cause });
    });
  },
);

import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { bundlePage } from './support/bundle.ts';
import { grantedMessage, grantedQuery, heard, lead, openStage, post, stateOf } from './support/stage.ts';

/** Opens a page that a framework renders. The return page is the same page. */
async function openPage(name: string) {
  const code = await bundlePage(name);
  const page = (chatelaine: string) =>
    `<!doctype html><html lang="en"><title>Page</title><script src="/log.js"></script><main></main>
     <script>globalThis.chatelaine = '${chatelaine}'</script><script src="/page.js"></script>`;
  const files = (_: string, chatelaine: string) => ({
    '/page': page(chatelaine),
    '/return': page(chatelaine),
    '/page.js': code,
  });
  const stage = await openStage({ files });
  await stage.page.goto(`${stage.partner.origin}/page`);
  await stage.page.getByRole('button').waitFor();
  return stage;
}

// The ways to put the button on a page. A quick run tests each rule with one of these ways. The last way, the old
// element, has tests of its own below.
const WAYS = [
  { name: 'react', events: ['opened', 'granted'] },
  { name: 'preact', events: ['opened', 'granted'] },
  { name: 'compat-react', events: ['callback'] },
  { name: 'compat', events: ['callback', 'window'] },
];

test.each(inTurn(WAYS, 0))(
  '$name hears the answer once, by message and from the return page',
  async ({ name, events }) => {
    await using stage = await openPage(name);
    const { page, partner } = stage;
    const popup = await stage.openWindow();
    const state = stateOf(popup.url());

    await post(popup, grantedMessage(state), partner.origin);
    await lead(popup, `${partner.origin}/return${grantedQuery(state)}`);
    await eventually(() => popup.isClosed()).toBe(true);

    expect((await heard(page, events.length)).map(([event]) => event)).toEqual(events);
  },
);

test.each(inTurn(WAYS, 1))('$name hears it once after a redirect', async ({ name, events }) => {
  await using stage = await openPage(name);
  const { page, partner, chatelaine } = stage;
  await page.evaluate('window.open = () => null');
  await page.getByRole('button').click();
  await page.waitForURL(`${chatelaine.origin}/**`);

  await lead(page, `${partner.origin}/return${grantedQuery(stateOf(page.url()))}`);
  await page.waitForURL(`${partner.origin}/return`);

  const answers = events.filter((event) => event !== 'opened');
  expect((await heard(page, answers.length)).map(([event]) => event)).toEqual(answers);
});

test.each(inTurn(WAYS, 2))('$name hears nothing when it is gone', async ({ name }) => {
  await using stage = await openPage(name);
  const { page, partner } = stage;
  const popup = await stage.openWindow();
  await page.evaluate("naive = 0; addEventListener('message', () => naive++); unmount()");
  const before = await stage.seen();

  await post(popup, grantedMessage(stateOf(popup.url())), partner.origin);

  await eventually(() => page.evaluate('naive')).toBe(1);
  expect(await stage.seen()).toEqual(before);
});
test('the label of the old element is text', async () => {
  await using stage = await openPage('compat');

  expect(await stage.page.getByRole('button').textContent()).toContain('<img');
  await heard(stage.page, 0);
});

test('the old callback has the old words', async () => {
  await using stage = await openPage('compat');
  const popup = await stage.openWindow();
  expect(popup.url()).toMatch(/\/dashboard\/app\/aPA\?state=[\d-]+$/);

  await post(popup, grantedMessage(stateOf(popup.url()), { withdrawnChannelIds: ['bCH'] }), stage.partner.origin);

  const old = { client: 'aCL', channels: ['aCH'], revokedChannels: ['bCH'] };
  expect((await heard(stage.page, 2))[0]).toEqual(['callback', old]);
});

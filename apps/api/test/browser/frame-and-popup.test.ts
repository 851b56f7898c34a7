import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { someOf } from '../test-in-turn.ts';
import { type BrowserWorld, shareWorld } from './support/browser-world.ts';
import { type PartnerSite, startPartnerSite } from './support/partner-site.ts';
import { showPictures } from './support/pictures.ts';
import { takePicture } from './support/screen.ts';
import { arriveAs, signIn } from './support/sign-in.ts';

showPictures();
const openWindow = shareWorld();

const CHOOSE = 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?';
const REFUSED_BY_BROWSER = 'chrome-error://chromewebdata/';

/**
 * Starts a site with these pages for the partner that asks, and registers its return page. If any site could show the
 * consent page in a frame, it would be this one.
 */
async function openPartnerSite({ partner }: BrowserWorld, pages: Record<string, string>): Promise<PartnerSite> {
  const site = await startPartnerSite(() => pages);
  await partner.settings.update({ redirectUrls: [`${site.origin}/return`] });
  return site;
}

const EMBEDDINGS = [
  ['iframe', (url: string) => `<iframe src="${url}" width="600" height="900"></iframe>`],
  ['frame', (url: string) => `<frameset cols="100%"><frame src="${url}"></frameset>`],
  ['embed', (url: string) => `<embed src="${url}" type="text/html" width="600" height="900">`],
  ['object', (url: string) => `<object data="${url}" type="text/html" width="600" height="900">Nothing here.</object>`],
] as const;

// A quick run leaves out `<iframe>` here, because the tests of hostile pages cover it.
test.each(someOf(EMBEDDINGS, 'frame', 'embed', 'object'))(
  "the question is never shown in the asking partner's own <%s>",
  async (element, htmlOf) => {
    await using world = await openWindow();
    const { page, context, baseUrl, partner, bakery, seen } = world;
    await arriveAs(world, bakery.user);
    await page.goto(`${baseUrl}/sign-in`);
    await page.getByRole('heading', { name: "You're signed in" }).waitFor();
    const pages: Record<string, string> = {};
    await using site = await openPartnerSite(world, pages);
    const { url } = await partner.onboarding.start();
    pages['/'] = `<!doctype html><title>Partner</title>${htmlOf(url)}`;

    const refused = context.waitForEvent('requestfailed', (request) => request.url() === url);
    await page.goto(site.origin);
    const answer = await (await refused).response();

    expect(answer?.status()).toBe(403);
    expect(seen.count(`GET ${new URL(url).pathname}`)).toBe(1);
    expect(seen.count('POST /permission')).toBe(0);
    // The frame contains only the browser's own error page. An `<object>` shows its fallback content instead.
    const framesInside = () => page.frames().slice(1);
    await eventually(() => framesInside().filter((frame) => frame.url() !== REFUSED_BY_BROWSER)).toEqual([]);
    await takePicture(page, `framed ${element}`);

    // Control: without a frame, the same browser can open the same address. So the server has refused only the frame.
    await page.goto(url);
    await page.getByRole('heading', { name: CHOOSE }).waitFor();
    expect(seen.count('POST /permission/question')).toBe(1);
  },
);

test('a popup keeps its opener from the question to the return page', async () => {
  await using world = await openWindow();
  const { page, context, partner, bakery } = world;
  const pages: Record<string, string> = {};
  await using site = await openPartnerSite(world, pages);
  const { url } = await partner.onboarding.start({ state: 'visit 7' });
  pages['/'] =
    `<!doctype html><title>Partner</title><button onclick="window.open('${url}', 'connect', 'width=600,height=920')">Connect</button>`;
  pages['/return'] = '<!doctype html><title>Return</title><script>opener.document.title = location.search</script>';

  await page.goto(site.origin);
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Connect' }).click();
  const popup = await opened;
  const hasOpener = () => popup.evaluate<boolean>('window.opener !== null && !window.opener.closed');
  await popup.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  expect(await hasOpener()).toBe(true);

  await signIn(popup, bakery.user);
  await popup.getByRole('checkbox', { name: '+447700900101' }).check();
  expect(await hasOpener()).toBe(true);
  await popup.getByRole('button', { name: 'Connect 1 number' }).click();

  // The return page has written its query into the title of its opener. A page can do so only if both pages have the
  // same origin and are still open.
  await popup.waitForURL(`${site.origin}/return?**`);
  const { search } = new URL(popup.url());
  await eventually(() => page.title()).toBe(search);
  expect(search).toContain(`client=${bakery.id}&channels=[${bakery.channels[0]?.id}]&state=visit%207`);
});

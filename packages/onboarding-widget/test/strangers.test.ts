import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { startSite } from './support/site.ts';
import { grantedMessage, heard, openStage, post, stateOf } from './support/stage.ts';

// This receiver records every message. It shows that the messages that the connect button ignores do arrive at the
// page.
const NAIVE = "window.naive = []; addEventListener('message', ({ data }) => naive.push(data.mark ?? data))";

test('only our window, from our origin, with our state, in our words, is heard', async () => {
  await using evil = await startSite(() => ({}));
  await using stage = await openStage();
  const { page, partner, context, chatelaine } = stage;
  await page.evaluate(NAIVE);
  const popup = await stage.openWindow();
  const url = popup.url();
  const state = stateOf(url);
  const say = (mark: string, more: object = {}) => ({ ...grantedMessage(state), mark, ...more });
  const openFrom = async (from: string) => {
    const opened = context.waitForEvent('page');
    await page.evaluate(`void open('${from}', 'other')`);
    const other = await opened;
    await other.waitForURL(from);
    return other;
  };

  await post(popup, say('wrong state', { state: 'x', requestId: 'req_2' }), partner.origin);
  await post(popup, say('wrong words', { source: 'other' }), partner.origin);
  await post(popup, '?client=aCL&channels=[aCH]', partner.origin);
  const stranger = await openFrom(`${evil.origin}/`);
  await post(stranger, say('wrong origin'), partner.origin);
  await stranger.goto(`${chatelaine.origin}/other`);
  await post(stranger, say('wrong window'), partner.origin);
  await popup.evaluate(`location.assign('${evil.origin}/')`);
  await popup.waitForURL(`${evil.origin}/`);
  await post(popup, say('our window, wrong origin'), partner.origin);

  await eventually(() => page.evaluate('naive.length')).toBe(6);
  expect(await page.evaluate('naive')).toEqual([
    'wrong state',
    'wrong words',
    '?client=aCL&channels=[aCH]',
    'wrong origin',
    'wrong window',
    'our window, wrong origin',
  ]);
  await heard(page, 1);

  await popup.goto(url);
  await post(popup, say('right'), partner.origin);
  expect((await heard(page, 2))[1]?.[0]).toBe('granted');
  await post(popup, say('again'), partner.origin);
  await eventually(() => page.evaluate('naive.length')).toBe(8);
  await heard(page, 2);
});

test('what the page has polluted or named decides nothing', async () => {
  await using stage = await openStage({
    files: () => ({
      '/hostile': `<!doctype html><html lang="en"><title>Hostile</title><script src="/log.js"></script><script src="/connect.js"></script>
        <form id="addEventListener"></form><form id="open"></form><form id="close"></form><form id="history"></form>
        <img name="createElement"><img name="readyState"><main><h1>x</h1><p id="place"></p></main>`,
    }),
  });
  const { page, partner, chatelaine } = stage;
  await page.goto(`${partner.origin}/hostile?client=aCL`);
  await page.evaluate(`
    Object.assign(Object.prototype, { url: 'https://evil.example/?state=1', request: 'req_1', channels: '[x]', mode: 'redirect', href: 'x' });
    const element = Document.prototype.createElement.call(document, 'chatelaine-connect');
    element.setAttribute('partner-id', 'aPA');
    element.setAttribute('base-url', '${chatelaine.origin}');
    place.append(element);
  `);
  // Control: the page has really changed `Object.prototype` and `document.createElement`.
  expect(await page.evaluate('({}).url')).toBe('https://evil.example/?state=1');
  expect(await page.evaluate('typeof document.createElement')).not.toBe('function');

  const popup = await stage.openWindow();
  await post(popup, grantedMessage(stateOf(popup.url())), partner.origin);

  expect((await heard(page, 2)).map(([name]) => name)).toEqual(['opened', 'granted']);
  expect(await page.getByRole('status').textContent()).toBe('');
});

import { eventually } from '@chatelaine/tools/browser/eventually';
import { isFull } from '@chatelaine/tools/rounds';
import { describe, expect, test } from 'vitest';
import { grantedMessage, grantedQuery, heard, lead, openStage, post, stateOf } from './support/stage.ts';

const granted = (state: string, via: string) => [
  'granted',
  { requestId: 'req_1', clientId: 'aCL', channelIds: ['aCH'], withdrawnChannelIds: [], state, via },
];

test('a message is the answer, and the return page adds no second one', async () => {
  await using stage = await openStage();
  const { partner, page } = stage;
  const popup = await stage.openWindow();
  const state = stateOf(popup.url());

  await post(popup, grantedMessage(state), partner.origin);
  expect(await heard(page, 2)).toEqual([['opened', { via: 'popup', url: popup.url() }], granted(state, 'message')]);
  await lead(popup, `${partner.origin}/return${grantedQuery(state)}`);
  await eventually(() => popup.isClosed()).toBe(true);

  await heard(page, 2);
  expect(await page.getByRole('status').textContent()).toBe('');
});

describe('without a message the return page passes the answer on and closes', () => {
  const ROWS: [headers: Record<string, string>, hasOpener: boolean][] = [
    [{}, true],
    [{ 'cross-origin-opener-policy': 'same-origin' }, false],
    [{ 'cross-origin-opener-policy': 'same-origin-allow-popups' }, true],
  ];
  // The last row ends in the same way as the first row, so a quick run leaves it out.
  test.each(isFull ? ROWS : ROWS.slice(0, 2))('with %j', async (headers, hasOpener) => {
    await using stage = await openStage({ headers });
    const { partner, page } = stage;
    const popup = await stage.openWindow();
    const state = stateOf(popup.url());
    // The window needs an opener to send its answer as a message.
    expect(await popup.evaluate('opener !== null')).toBe(hasOpener);

    await lead(popup, `${partner.origin}/return${grantedQuery(state)}`);
    await eventually(() => popup.isClosed()).toBe(true);

    expect((await heard(page, 2))[1]).toEqual(granted(state, 'broadcast'));
  });

  test('also a no and a failure', async () => {
    for (const [query, event] of [
      ['error=access_denied', ['denied', { state: expect.any(String) }]],
      ['error=server_error', ['error', { code: 'server_error', retryable: true }]],
    ] as const) {
      await using stage = await openStage();
      const popup = await stage.openWindow();

      await lead(popup, `${stage.partner.origin}/return?${query}&state=${stateOf(popup.url())}&request=req_1`);

      expect((await heard(stage.page, 2))[1]).toMatchObject(event);
    }
  });
});

test('a return page without an answer stays open', async () => {
  await using stage = await openStage();
  const popup = await stage.openWindow();

  await lead(popup, `${stage.partner.origin}/return?code=1&state=${stateOf(popup.url())}`);
  await popup.waitForURL('**/return?*');

  await eventually(() => popup.evaluate('seen.map(([name]) => name)')).toEqual(['ready']);
  expect(popup.isClosed()).toBe(false);
});

test('a closed window is a hint, and its answer still counts', async () => {
  await using stage = await openStage();
  const { page } = stage;
  const popup = await stage.openWindow();
  const state = stateOf(popup.url());

  await popup.close();
  await eventually(() => page.evaluate("seen.some(([name]) => name === 'closed')")).toBe(true);
  await page.evaluate(
    `new BroadcastChannel('chatelaine-connect').postMessage(${JSON.stringify(grantedMessage(state))})`,
  );

  expect((await heard(page, 2))[1]).toEqual(granted(state, 'broadcast'));
});

test('the line leads to the window, and opens it again', async () => {
  await using stage = await openStage();
  const popup = await stage.openWindow();
  const url = popup.url();
  const link = stage.page.getByRole('link', { name: 'Continue in the window that opened.' });
  await link.click();
  expect(popup.url()).toBe(url);

  await popup.close();
  const again = stage.context.waitForEvent('page');
  await stage.page.getByRole('status').getByRole('link', { name: 'Open the window' }).click();

  await (await again).waitForURL(url);
  await link.waitFor();
});

test('the next question cancels the one before, and nothing is left unhandled', async () => {
  await using stage = await openStage();
  const { page, partner, chatelaine } = stage;
  const ask = (id: string) => `Chatelaine.connect({
    url: '${chatelaine.origin}/permission?request=${id}', onEvent: (name) => seen.push(['${id} ' + name, {}]) })`;
  const opening = stage.context.waitForEvent('page');
  await page.evaluate(`
    addEventListener('unhandledrejection', () => seen.push(['unhandled', {}]));
    void Promise.reject(new Error('the listener does hear'));
    window.first = ${ask('req_0')};
    first.result.catch(({ code }) => seen.push([code, {}]));
    window.second = ${ask('req_1')};
  `);
  const popup = await opening;
  await popup.waitForURL('**/permission?request=req_1');
  await post(popup, grantedMessage('x'), partner.origin);
  await eventually(() => page.evaluate("seen.some(([name]) => name === 'req_1 granted')")).toBe(true);
  await page.evaluate(`second.cancel(); first.cancel(); ${ask('req_2')}; second.result.then(() => {})`);
  await eventually(() => page.evaluate("seen.some(([name]) => name === 'req_2 opened')")).toBe(true);

  const names = (await stage.seen()).map(([name]) => name);
  expect(names.sort()).toEqual([
    'cancelled',
    'req_0 opened',
    'req_1 granted',
    'req_1 opened',
    'req_2 opened',
    'unhandled',
  ]);
});

describe('a URL that is still to come', () => {
  const files = () => ({
    '/late': `<!doctype html><html lang="en"><title>Late</title><script src="/log.js"></script><script src="/connect.js"></script>
      <chatelaine-connect></chatelaine-connect><script>
        const gate = Promise.withResolvers();
        document.querySelector('chatelaine-connect').url = () => gate.promise;
      </script>`,
  });

  async function openLate() {
    const stage = await openStage({ files });
    await stage.page.goto(`${stage.partner.origin}/late`);
    const opened = stage.context.waitForEvent('page');
    await stage.page.getByRole('button').click();
    return { stage, popup: await opened };
  }

  test('is waited for in a window that is open already', async () => {
    const { stage, popup } = await openLate();
    await using _ = stage;
    expect(popup.url()).toBe('about:blank');

    await stage.page.evaluate(`gate.resolve('${stage.chatelaine.origin}/permission?request=req_1')`);
    await popup.waitForURL('**/permission?request=req_1');
    await post(popup, grantedMessage('theirs'), stage.partner.origin);

    expect((await heard(stage.page, 2))[1]).toEqual(granted('theirs', 'message'));
  });

  test('is offered again when the window did not wait for it', async () => {
    const { stage, popup } = await openLate();
    await using _ = stage;
    const url = `${stage.chatelaine.origin}/permission?request=req_1`;

    await popup.close();
    await stage.page.evaluate(`gate.resolve('${url}')`);
    await eventually(() => stage.page.evaluate('seen.map(([name]) => name)')).toEqual(['ready', 'opened', 'closed']);
    const again = stage.context.waitForEvent('page');
    await stage.page.getByRole('link', { name: 'Open the window' }).click();

    await (await again).waitForURL(url);
  });

  test.each(['gate.reject(new Error())', "gate.resolve('javascript:alert(1)//?state=1')"])(
    'closes it after %s',
    async (script) => {
      const { stage, popup } = await openLate();
      await using _ = stage;

      await stage.page.evaluate(script);

      await eventually(() => popup.isClosed()).toBe(true);
      expect(await heard(stage.page, 1)).toEqual([['error', { code: 'url_failed', retryable: true }]]);
    },
  );
});

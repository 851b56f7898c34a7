import { eventually } from '@chatelaine/tools/browser/eventually';
import { isFull } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { testInFull, testInTurn } from '../test-in-turn.ts';
import { openButtonSite } from './support/connect-button.ts';
import {
  answeredVisit,
  answerOf,
  channelIds,
  expectSilence,
  expectTold,
  goHome,
  grant,
  leaveFor,
  openQuestion,
  withdraw,
} from './support/connect-button-answer.ts';
import { KINDS } from './support/connect-button-page.ts';
import { shareButtonWorlds } from './support/connect-button-world.ts';

shareButtonWorlds();

const ORDERS = '+447700900101';
const SUPPORT = '+447700900102';
const STATE = 'st 1&2=3/é+%';
const STATE_ECHO = 'state=st%201%262%3D3%2F%C3%A9%2B%25';

describe.each(KINDS)('%s', (kind) => {
  const test = testInTurn(KINDS, kind);

  testInFull(
    'asks, the client grants, and the partner is told exactly that',
    { like: 'rules 9 and 12: state and the own query come back byte for byte, and the request beside them' },
    async () => {
      await using opened = await openButtonSite(kind, { queryParameters: { state: STATE } });
      const { world } = opened;

      const popup = await openQuestion(opened);
      expect(popup.url()).toBe(`http://localhost:8082/dashboard/app/${world.demo.partner.id}?${STATE_ECHO}`);
      await grant(popup, [ORDERS, SUPPORT]);
      await goHome(popup);

      const channels = channelIds(opened, 2);
      await expectTold(opened, { client: world.bakery.id, channels });
      await expect(world.partner.permissions.check({ channelIds: channels })).resolves.toMatchObject({
        shared: channels,
      });
    },
  );

  test('rule 6: the window that asked comes home by itself, with a GET', async () => {
    await using opened = await openButtonSite(kind);
    const { world, street, page } = opened;
    const popup = await openQuestion(opened);
    const windows: Page[] = [];
    world.context.on('page', (another) => windows.push(another));

    const closed = popup.waitForEvent('close');
    await grant(popup, [ORDERS]);
    await closed;
    await page.waitForURL('**client=**');

    const home = street.hops.filter(({ host, path }) => host === 'partner.example' && path.includes('client='));
    // The address with the answer is loaded twice. First the popup loads this address. Then the button loads the same
    // address in the opener.
    const visit = { method: 'GET', destination: 'document', path: answeredVisit(opened) };
    expect(home).toMatchObject([visit, visit]);
    expect(windows).toEqual([]);
  });

  test('rule 6, control: a final page in another window would not reach the opener', async () => {
    await using opened = await openButtonSite(kind);
    const { world, page, url } = opened;
    const popup = await openQuestion(opened);

    const another = world.context.waitForEvent('page');
    await popup.evaluate(`void window.open('${url}?client=OTHER_WINDOW&channels=[CHANNEL]')`);
    await (await another).waitForEvent('close');
    expect(page.url()).toBe(url);
    await leaveFor(popup, `${url}?client=SAME_WINDOW&channels=[CHANNEL]`);

    const onOpener = () => opened.told().filter(({ on }) => on.startsWith('opener'));
    await eventually(() => opened.settled()?.search).toContain('SAME_WINDOW');
    await eventually(() => onOpener().length).toBeGreaterThan(0);
    expect(new Set(onOpener().map(({ detail }) => detail.client))).toEqual(new Set(['SAME_WINDOW']));
  });

  test('rules 7 and 8: what is kept counts as shared, what is withdrawn is told as revoked', async () => {
    await using opened = await openButtonSite(kind);
    const { world, page, url } = opened;
    const [orders = '', support = ''] = channelIds(opened, 2);
    const popup = await openQuestion(opened);
    await grant(popup, [ORDERS, SUPPORT]);
    await goHome(popup);
    expect(answeredVisit(opened)).toMatch(answerOf(`client=${world.bakery.id}&channels=[${orders},${support}]`));
    // The button reloads its page with the answer in the address. The reload would cancel a navigation that the test
    // begins earlier, so the test waits for the end of the reload.
    await page.waitForURL((address) => address.searchParams.has('client'));
    await page.goto(url);

    const again = await opened.connect();
    await withdraw(again, [SUPPORT]);
    await goHome(again);

    const told = { client: world.bakery.id, channels: [orders], revokedChannels: [support] };
    await eventually(() => opened.settled()?.callbacks).toEqual(
      [told, told].slice(0, kind === '<ConnectButton>' ? 1 : 2),
    );
    expect(answeredVisit(opened)).toMatch(
      answerOf(`client=${world.bakery.id}&channels=[${orders}]&revoked=[${support}]`),
    );
  });

  testInFull(
    'rule 7: when nothing is left, the list is there and empty',
    { like: 'rules 7 and 8: what is kept counts as shared, what is withdrawn is told as revoked' },
    async () => {
      await using opened = await openButtonSite(kind);
      const { world, page, url } = opened;
      const [orders = ''] = channelIds(opened, 1);
      const popup = await openQuestion(opened);
      await grant(popup, [ORDERS]);
      await goHome(popup);
      await page.waitForURL((address) => address.searchParams.has('client'));
      await page.goto(url);

      const again = await opened.connect();
      await withdraw(again, [ORDERS]);
      await goHome(again);

      expect(answeredVisit(opened)).toMatch(answerOf(`client=${world.bakery.id}&channels=[]&revoked=[${orders}]`));
      // In the answer, the list of channels is empty. The button reads an empty list as a list with one empty id.
      const told = { client: world.bakery.id, channels: [''], revokedChannels: [orders] };
      await eventually(() => opened.settled()?.callbacks[0]).toEqual(told);
    },
  );

  test('rules 7 and 12, control: what the button makes of other lists', async () => {
    await using opened = await openButtonSite(kind);
    const { show, url } = opened;
    const read = async (list: string) => {
      await show({});
      const popup = await opened.connect();
      await leaveFor(popup, `${url}?client=CLIENT&${list}`);
      await eventually(() => decodeURI(opened.settled()?.search ?? '')).toBe(decodeURI(`?client=CLIENT&${list}`));
      return opened.settled()?.callbacks[0]?.channels;
    };

    expect(await read('channels=AAACH,BBBCH')).toEqual(['AACH', 'BBBC']);
    expect(await read('channels=[]')).toEqual(['']);
    expect(await read('channels=%5BAAACH%2CBBBCH%5D')).toEqual(['AAACH', 'BBBCH']);
    if (!isFull) return;
    expect(await read('channels=["AAACH","BBBCH"]')).toEqual(['"AAACH"', '"BBBCH"']);
    expect(await read('channels=[AAACH, BBBCH]')).toEqual(['AAACH', ' BBBCH']);
    expect(await read('channels=[AAACH,BBBCH]&request=req_1&more=2')).toEqual(['AAACH', 'BBBCH']);
  });

  test('rules 9 and 12: state and the own query come back byte for byte, and the request beside them', async () => {
    const own = 'tab=2&x=a%20b+c&list=[1]';
    const redirect_url = `https://partner.example/connect?${own}`;
    await using opened = await openButtonSite(kind, { queryParameters: { state: STATE, redirect_url } });
    const { world } = opened;

    const popup = await openQuestion(opened);
    await grant(popup, [ORDERS]);
    await goHome(popup);

    const [channel = ''] = channelIds(opened, 1);
    await expectTold(opened, { client: world.bakery.id, channels: [channel] });
    const visit = answeredVisit(opened);
    expect(visit).toMatch(answerOf(`${own}&client=${world.bakery.id}&channels=[${channel}]&${STATE_ECHO}`));
    const request = await world.partner.onboarding.get(visit.slice(-26) as `req_${string}`);
    expect(request).toMatchObject({ status: 'granted', state: STATE, shared: [channel] });
  });

  test('rule 10: a denial is told by address and calls nothing back', async () => {
    await using opened = await openButtonSite(kind, { queryParameters: { state: STATE } });

    const popup = await openQuestion(opened);
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Not now' }).click();
    await closed;

    await expectSilence(opened, answerOf(`error=access_denied&${STATE_ECHO}`, '^'));
  });

  test('rule 10, control: with the list but without the client, or the other way round, nothing is called back', async () => {
    await using opened = await openButtonSite(kind);

    await leaveFor(await opened.connect(), `${opened.url}?client=CLIENT&request=req_1`);
    await expectSilence(opened, /^\?client=CLIENT&/);
    await leaveFor(await opened.connect(), `${opened.url}?channels=[AAACH]&request=req_1`);
    await expectSilence(opened, /^\?channels=/);
  });
});

import type { ConsentMessage } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { testInFull, testInTurn } from '../test-in-turn.ts';
import { type ButtonSite, openButtonSite, portOf } from './support/connect-button.ts';
import { channelIds, expectTold, goHome, grant, leave, openQuestion } from './support/connect-button-answer.ts';
import { KINDS } from './support/connect-button-page.ts';
import { shareButtonWorlds } from './support/connect-button-world.ts';
import { startPartnerSite } from './support/partner-site.ts';

shareButtonWorlds();

const ORDERS = '+447700900101';
const OURS = 'http://localhost:8082';
const PARTNER = 'https://partner.example';
const NOTHING = { requestId: '', state: null };
const QUERY = '?client=CLIENT&channels=[AAACH]';

/** Sends a message to the page with the button, from the window that the button opened. */
async function say(popup: Page, message: unknown): Promise<void> {
  await popup.evaluate(`window.opener.postMessage(${JSON.stringify(message)}, '${PARTNER}')`);
}

const heard = ({ messages }: ButtonSite, origin: string) => messages().filter((message) => message.origin === origin);

/** Counts how often the page with the button was loaded, in all windows. */
const loads = ({ site }: ButtonSite) => site.visits.filter((visit) => visit.startsWith('/connect')).length;

describe.each(KINDS)('rule 11, %s', (kind) => {
  const test = testInTurn(KINDS, kind);

  test('our message arrives as an object, the button leaves it alone, and the redirect works as before', async () => {
    await using opened = await openButtonSite(kind, { queryParameters: { state: 'visit 7' } });
    const { world } = opened;
    const popup = await openQuestion(opened);

    await grant(popup, [ORDERS]);
    await eventually(() => heard(opened, OURS).length).toBe(1);

    const channels = channelIds(opened, 1);
    const client = world.bakery.id;
    const granted = { type: 'granted', state: 'visit 7', clientId: client, channelIds: channels };
    const data = { source: 'chatelaine', v: 1, requestId: expect.stringMatching(/^req_\w{22}$/), ...granted };
    expect(heard(opened, OURS)).toEqual([{ origin: OURS, data: { ...data, withdrawnChannelIds: [] } }]);
    expect([loads(opened), opened.told()]).toEqual([1, []]);
    await goHome(popup);
    await expectTold(opened, { client, channels });
    expect(heard(opened, OURS).length).toBe(1);
  });

  testInFull(
    'the message has the state that our server tells the backend',
    { like: 'our message arrives as an object, the button leaves it alone, and the redirect works as before' },
    async () => {
      await using opened = await openButtonSite(kind);
      const { world, show } = opened;
      await show({ partnerId: `${world.demo.partner.id}/permissions?state=a+b%2fc=%C3%a9` });
      const popup = await openQuestion(opened);

      await grant(popup, [ORDERS]);
      await eventually(() => heard(opened, OURS).length).toBe(1);

      const [{ requestId, state } = NOTHING] = heard(opened, OURS).map(({ data }) => data as ConsentMessage);
      await expect(world.partner.onboarding.get(requestId)).resolves.toMatchObject({ state: 'a+b/c=é' });
      expect(state).toBe('a+b/c=é');
    },
  );

  testInFull(
    'a denial arrives in the same way',
    { like: 'our message arrives as an object, the button leaves it alone, and the redirect works as before' },
    async () => {
      await using opened = await openButtonSite(kind);
      const popup = await openQuestion(opened);

      await popup.getByRole('button', { name: 'Not now' }).click();

      const requestId = expect.stringMatching(/^req_\w{22}$/);
      const data = { source: 'chatelaine', v: 1, requestId, state: null, type: 'denied' };
      await eventually(() => heard(opened, OURS)).toEqual([{ origin: OURS, data }]);
    },
  );

  test('a page that is not where the answer goes to hears nothing of it', async () => {
    await using opened = await openButtonSite(kind);
    await using elsewhere = await startPartnerSite(() => ({ '/return': '<!doctype html><h1>Elsewhere</h1>' }));
    const { world, street, show } = opened;
    const redirect_url = 'https://app.360dialog.com/return';
    street.houses.set('app.360dialog.com', { port: portOf(elsewhere) });
    await world.partner.settings.update({ redirectUrls: [redirect_url] });
    await show({ queryParameters: { redirect_url } });

    const popup = await openQuestion(opened);
    await grant(popup, [ORDERS]);
    await leave(popup);
    await popup.getByRole('heading', { name: 'Elsewhere' }).waitFor();
    // Messages arrive in the order in which they were sent. When 'last' has arrived, no earlier message is on its way.
    await say(popup, 'last');

    await eventually(() => opened.messages().length).toBeGreaterThan(0);
    expect(opened.messages()).toEqual([{ data: 'last', origin: 'https://app.360dialog.com' }]);
  });

  test('control: an object of any kind does nothing, a text would', async () => {
    await using opened = await openButtonSite(kind);
    const { page } = opened;
    const popup = await opened.connect();
    await popup.getByLabel('Email').waitFor();

    await say(popup, { client: 'CLIENT', channels: ['AAACH'], search: QUERY });
    await eventually(() => heard(opened, OURS).length).toBe(1);
    expect([loads(opened), opened.told()]).toEqual([1, []]);

    // The element accepts a text from any window as an answer. The component accepts a text only from the window that
    // the component itself opened, and then the component only reloads its page.
    await say(popup, QUERY);
    await eventually(() => heard(opened, OURS).length).toBe(2);
    const told = ['connect-callback', 'dialog-connect-callback'].map((event) => ({
      on: `opener ${event}`,
      detail: { client: 'CLIENT', channels: ['AAACH'] },
    }));
    await eventually(opened.told).toEqual(kind === '<ConnectButton>' ? [] : told);
    expect(loads(opened)).toBe(1);
    await page.evaluate(`window.postMessage('${QUERY}')`);
    await eventually(() => opened.settled()?.search).toBe(QUERY);
  });
});

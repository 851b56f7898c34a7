import { describe, expect } from 'vitest';
import { someOf, testInTurn } from '../test-in-turn.ts';
import { openButtonSite } from './support/connect-button.ts';
import {
  answeredVisit,
  answerOf,
  channelIds,
  expectTold,
  goHome,
  grant,
  openQuestion,
} from './support/connect-button-answer.ts';
import { KINDS } from './support/connect-button-page.ts';
import { shareButtonWorlds } from './support/connect-button-world.ts';

shareButtonWorlds();

const HUB = 'https://hub.360dialog.com/dashboard/app/';
const APP = 'https://app.360dialog.com/onboarding/';

describe.each(KINDS)('%s, at the addresses that are built into it', (kind) => {
  const test = testInTurn(KINDS, kind);

  const VERSIONS = [
    ['v1', HUB],
    ['v2', APP],
  ] as const;
  // A quick run tests only v2 here, because the tests in connect-button-opener.test.ts already use the address of v1.
  test.each(someOf(VERSIONS, 'v2'))('%s opens its own and brings the answer home', async (version, address) => {
    await using opened = await openButtonSite(kind, { env: 'prod', version, requestedNumber: '+447700900102' });
    const { world } = opened;

    const popup = await openQuestion(opened);
    expect(popup.url()).toBe(`${address}${world.demo.partner.id}?number=+447700900102`);
    await grant(popup, []);
    await goHome(popup);

    const [, channel = ''] = channelIds(opened, 2);
    await expectTold(opened, { client: world.bakery.id, channels: [channel] });
    expect(answeredVisit(opened)).toMatch(answerOf(`client=${world.bakery.id}&channels=[${channel}]`));
  });

  test('a button that says nothing of it opens the address of v1', async () => {
    await using opened = await openButtonSite(kind, { env: 'prod' });
    await opened.show({ env: undefined, version: undefined });

    const popup = await opened.connect();

    await popup.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
    expect(popup.url()).toBe(HUB + opened.world.demo.partner.id);
  });

  test('one server has both addresses when one of them leads to the other', async () => {
    await using opened = await openButtonSite(kind, { env: 'prod' });
    const { world, street } = opened;
    street.houses.set('app.360dialog.com', { movedTo: 'https://hub.360dialog.com' });
    await opened.show({ env: 'prod', version: 'v2', queryParameters: { state: 'a+b %2f' } });

    const popup = await openQuestion(opened);
    expect(popup.url()).toBe(`https://hub.360dialog.com/onboarding/${world.demo.partner.id}?state=a%2Bb%20%252f`);
    await grant(popup, ['+447700900101']);
    await goHome(popup);

    await expectTold(opened, { client: world.bakery.id, channels: channelIds(opened, 1) });
    expect(answeredVisit(opened)).toContain('&state=a%2Bb%20%252f&request=');
  });
});

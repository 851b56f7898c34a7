import { describe, expect } from 'vitest';
import { testInTurn } from '../test-in-turn.ts';
import { openButtonSite, portOf } from './support/connect-button.ts';
import {
  answeredVisit,
  answerOf,
  channelIds,
  expectTold,
  goHome,
  grant,
  leave,
  openQuestion,
} from './support/connect-button-answer.ts';
import { KINDS } from './support/connect-button-page.ts';
import { shareButtonWorlds } from './support/connect-button-world.ts';
import { startPartnerSite } from './support/partner-site.ts';

shareButtonWorlds();

const ORDERS = '+447700900101';
const EMPTY = 'number=&email=&name=&state=&redirect_url=&io_signature=&io_timestamp=&request=&partner_id=&lang=';

describe.each(KINDS)('%s', (kind) => {
  const test = testInTurn(KINDS, kind);

  test('rule 3: an empty parameter is as if it were absent, all the way home', async () => {
    await using opened = await openButtonSite(kind);
    const { world, show } = opened;
    const [channel = ''] = channelIds(opened, 1);
    // The component writes the empty values of `queryParameters` into the address of the popup. The element ignores an
    // empty attribute, so for the element the test adds the empty parameters to the partner's id.
    await show(
      kind === '<ConnectButton>'
        ? { queryParameters: Object.fromEntries(new URLSearchParams(EMPTY)) }
        : { partnerId: `${world.demo.partner.id}?${EMPTY}` },
    );

    const popup = await openQuestion(opened);
    expect(popup.url()).toBe(`http://localhost:8082/dashboard/app/${world.demo.partner.id}?${EMPTY}`);
    await grant(popup, [ORDERS]);
    await goHome(popup);

    await expectTold(opened, { client: world.bakery.id, channels: [channel] });
    expect(answeredVisit(opened)).toMatch(answerOf(`client=${world.bakery.id}&channels=[${channel}]`));
  });

  test('rule 4: the named redirect URL when it is listed, else the first of the list', async () => {
    await using opened = await openButtonSite(kind);
    const { world, show, url, page } = opened;
    const other = 'https://partner.example/other';
    await world.partner.settings.update({ redirectUrls: [url, other] });
    await show({ queryParameters: { redirect_url: other } });

    const named = await openQuestion(opened);
    await grant(named, [ORDERS]);
    await leave(named);
    await named.waitForURL(`${other}?client=**`);
    await named.close();

    await show({});
    const unnamed = await opened.connect();
    await unnamed.getByRole('button', { name: 'Keep as it is' }).click();
    await goHome(unnamed);
    await page.waitForURL(`${url}?client=**`);
  });

  test('rule 9: a state that old buttons did not encode comes back as it was', async () => {
    await using opened = await openButtonSite(kind);
    const { world, show } = opened;
    const state = 'a+b%2fc~(d)*!%C3%a9=%';
    await show({ partnerId: `${world.demo.partner.id}/permissions?state=${state}&hosting_type=x&partner=y&lang=en` });

    const popup = await openQuestion(opened);
    await grant(popup, [ORDERS]);
    await goHome(popup);

    expect(answeredVisit(opened)).toContain(`&state=${state}&request=req_`);
  });

  test('rule 4: with none named and none listed, http://app.360dialog.io, literally', async () => {
    await using opened = await openButtonSite(kind, { env: 'prod', queryParameters: { state: 'visit 7' } });
    await using house = await startPartnerSite(() => ({ '/': '<!doctype html><title>CH</title><h1>360dialog</h1>' }));
    const { world, street } = opened;
    street.houses.set('app.360dialog.io', { port: portOf(house) });
    await world.partner.settings.update({ redirectUrls: [] });

    const popup = await openQuestion(opened);
    await grant(popup, [ORDERS]);
    const href = await popup.getByRole('link', { name: 'Continue' }).getAttribute('href');
    await leave(popup);
    await popup.getByRole('heading', { name: '360dialog' }).waitFor();

    const query = `client=${world.bakery.id}&channels=[${channelIds(opened, 1)[0]}]&state=visit%207`;
    expect(href).toMatch(answerOf(query, '^http://app\\.360dialog\\.io'));
    expect(house.visits[0]).toMatch(answerOf(query, '^/'));
    expect(opened.told()).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect } from 'vitest';
import { someOf, testInTurn } from '../test-in-turn.ts';
import { type ButtonSite, openButtonSite } from './support/connect-button.ts';
import { BAD_LINK, CHOOSE, signInThere } from './support/connect-button-answer.ts';
import { KINDS } from './support/connect-button-page.ts';
import { shareButtonWorlds } from './support/connect-button-world.ts';

shareButtonWorlds();

const HOSTILE = '"><img src=x onerror=alert(4711)>';
const MARKER = /4711|onerror/;

// The button opens an address of our server that ends with the partner's id, and does not encode the id. So a test can
// open other addresses of our server: the test passes a longer text as the "id", for example an id with a query.
describe.each(KINDS)('%s', (kind) => {
  const test = testInTurn(KINDS, kind);

  let opened: ButtonSite;
  let popup: Page;
  const partnerId = () => opened.world.demo.partner.id;

  beforeAll(async () => {
    opened = await openButtonSite(kind);
    await (await signInThere(opened)).close();
    return () => opened[Symbol.asyncDispose]();
  });

  // While a popup is open, the button opens no second popup. So each test closes its popup for the next test.
  afterEach(() => popup.close());

  async function ask(props: Parameters<ButtonSite['show']>[0]): Promise<void> {
    await opened.show(props);
    popup = await opened.connect();
    await popup.getByRole('heading', { name: CHOOSE }).waitFor();
  }

  const PATHS = [
    ['v1', (id: string) => `/dashboard/app/${id}`],
    ['0.8.2 and older', (id: string) => `/dashboard/app/${id}/permissions`],
    ['0.8.2 and older, in one word', (id: string) => `/dashboard/app/${id}/permission`],
    ['v2', (id: string) => `/onboarding/${id}`],
    ['v2 with an old ending', (id: string) => `/onboarding/${id}/permissions`],
    ['our own', (id: string) => `/permission?partner_id=${id}`],
  ] as const;
  test.each(someOf(PATHS, '0.8.2 and older', 'v2', 'our own'))(
    'rule 1: the path of %s opens the same question',
    async (_, pathOf) => {
      const path = pathOf(partnerId());

      await ask({ partnerId: `../..${path}` });

      expect(popup.url()).toBe(`http://localhost:8082${path}`);
      expect(await popup.getByRole('checkbox').count()).toBe(4);
    },
  );

  // Each row is a way to write the requested number in the link. This test does not check which number the server reads
  // from each text, because the tests of the code that reads the link check the number.
  const NUMBERS = [
    ['with a plus', '+447700900102'],
    ['without a plus', '447700900102'],
    ['with blanks', ' +44 7700 900102 '],
    ['with quotes', '"+447700900102"'],
    ['with other quotes', "'447700900102'"],
    ['as people write it', '+44 (7700) 900-102'],
    ['encoded', '%2B447700900102'],
  ] as const;
  test.each(someOf(NUMBERS, 'as people write it', 'encoded'))(
    'rule 2: a number %s is the one that is asked for',
    async (_, requestedNumber) => {
      await ask({ requestedNumber });

      const first = popup.getByRole('checkbox').first();
      expect(await first.ariaSnapshot()).toBe('- checkbox "+447700900102 Support · Asked for by Acme Inbox" [checked]');
    },
  );

  const NO_NUMBERS = [
    ['words', 'support'],
    ['a letter in it', '+44770090010x2'],
    ['digits of another script', '٤٤٧٧٠٠٩٠٠١٠٢'],
    ['a broken code', '+4477009001%2'],
    ['markup', `<b>447700900102</b>${HOSTILE}`],
  ] as const;
  test.each(someOf(NO_NUMBERS, 'a broken code', 'markup'))(
    'rule 2: a number that is %s cannot be read, and the link says so',
    async (_, requestedNumber) => {
      await opened.show({ partnerId: partnerId(), requestedNumber });
      popup = await opened.connect();

      await popup.getByRole('heading', { name: "This link can't be used" }).waitFor();
      expect(await popup.content()).not.toMatch(MARKER);
    },
  );

  test('rule 2, control: digits that are no number of this client are told', async () => {
    await ask({ requestedNumber: '+447700900999' });

    await popup.getByText('Acme Inbox asked for a number that is not in this account.').waitFor();
  });

  test('rule 3: an unknown parameter is nowhere on the page', async () => {
    await opened.show({ partnerId: `${partnerId()}?utm=${HOSTILE}&__proto__=4711&lang=${HOSTILE}` });
    popup = await opened.connect();
    await popup.getByRole('heading', { name: CHOOSE }).waitFor();

    expect(popup.url()).toContain('4711');
    expect(await htmlOf(opened, popup)).not.toMatch(MARKER);
    expect(await popup.content()).not.toMatch(MARKER);
  });

  const BAD_REDIRECTS = [
    ['not listed', 'https://evil.example/connect'],
    ['on the listed host, at another path', 'https://partner.example/evil'],
    ['markup', `https://evil.example/?${HOSTILE}`],
  ] as const;
  test.each(someOf(BAD_REDIRECTS, 'on the listed host, at another path', 'markup'))(
    'rule 4: a redirect URL that is %s is an error page, which leads nowhere',
    async (_, redirect_url) => {
      await opened.show({ queryParameters: { redirect_url, state: HOSTILE } });
      popup = await opened.connect();
      await popup.getByRole('heading', { name: BAD_LINK }).waitFor();

      expect(await popup.getByRole('link').or(popup.getByRole('button')).count()).toBe(0);
      expect(await htmlOf(opened, popup)).not.toMatch(MARKER);
      expect(await popup.content()).not.toMatch(/4711|onerror|evil/);
    },
  );
});

/** Fetches the HTML that our server sends for the address of a page. */
async function htmlOf({ street }: ButtonSite, popup: Page): Promise<string> {
  const { host, pathname, search } = new URL(popup.url());
  const house = street.houses.get(host);
  if (house === undefined || !('port' in house)) throw new Error(`Nobody is at ${host}.`);
  // With this header, our server takes the call for a call to `host` that a proxy has forwarded.
  const headers = { forwarded: `host=${host}` };
  const answer = await fetch(`http://127.0.0.1:${house.port}${pathname}${search}`, { headers });
  return answer.text();
}

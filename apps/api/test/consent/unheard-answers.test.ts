import { DEFAULT_REDIRECT_URL, LOCALES } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CATALOGUE } from '../../../../packages/onboarding-widget/src/consent/texts/catalogue.ts';
import { call } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
beforeAll(async () => {
  // Only a server in production refuses redirect URLs with `localhost` by default, so this test world is in production.
  world = await startWorld({ config: { production: true, demo: false } });
});
afterAll(() => world.stop());

const HERE = 'http://localhost:3000/return';
const partnerId = () => world.demo.partner.id;
const warnings = async () =>
  ((await call(`${world.baseUrl}/healthz`)).body as { warnings: string[] }).warnings.filter((each) =>
    each.includes('redirect URL'),
  );
/**
 * Runs an operator's command. Returns the lines that the command writes to standard error. These lines are messages for
 * people. Programs read only the standard output.
 */
async function toldBy(...argv: string[]): Promise<string[]> {
  const heard = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    await world.admin(...argv);
    return heard.mock.calls.map(([line]) => String(line));
  } finally {
    heard.mockRestore();
  }
}

describe('a partner whose clients return to an address that is not its own', () => {
  test('is told with each request, and /healthz warns', async () => {
    const { partner } = world;
    const redirectUrls = ['https://app.example/return'];
    await partner.settings.update({ redirectUrls });
    const heard = await partner.onboarding.start();
    expect(heard).toMatchObject({ redirectUrl: redirectUrls[0], isDefaultRedirect: false });
    expect(await warnings()).toEqual([]);

    await partner.settings.update({ redirectUrls: [] });
    const unheard = await partner.onboarding.start();

    const told = { redirectUrl: DEFAULT_REDIRECT_URL, isDefaultRedirect: true };
    expect(unheard).toMatchObject(told);
    expect(await partner.onboarding.get(unheard.id)).toMatchObject(told);
    expect(await warnings()).toEqual([expect.stringContaining(DEFAULT_REDIRECT_URL)]);
    // A suspended partner cannot ask clients for permission. So the server does not warn that this partner has no
    // redirect URL.
    await world.admin('suspend', partnerId());
    expect(await warnings()).toEqual([]);
    await world.admin('suspend', partnerId(), '--resume');
    await partner.settings.update({ redirectUrls: ['https://app.example/return'] });
    expect(await warnings()).toEqual([]);
  });

  test('is named by every command of the operator that shows it, while it has no other', async () => {
    const line = [
      expect.stringMatching(/^Relay has no redirect URL: its clients are sent to http:\/\/app\.360dialog\.io/),
    ];
    expect(await toldBy('partner', 'add', '--name', 'Relay')).toEqual(line);
    const [relay] = await world.sql<{ id: string }>("select id from partner where name = 'Relay'");
    const set = ['partner', 'set', '--partner', relay?.id ?? ''];

    expect(await toldBy(...set, '--name', 'Relay')).toEqual(line);
    expect(await toldBy('list')).toEqual(line);
    expect(await toldBy(...set, '--redirect-url', 'https://relay.example/return')).toEqual([]);
    expect(await toldBy('list')).toEqual([]);
  });
});

describe('a redirect URL of the machine of the browser', () => {
  const set = (...more: string[]) => world.admin('partner', 'set', '--partner', partnerId(), ...more);
  const refused = (url: string) => ({
    code: 'invalid_input',
    issues: [{ path: url, message: expect.stringContaining('for a partner that is testing') }],
  });

  test('is for a partner that tests alone, and its test ends when the list has none', async () => {
    const { partner } = world;
    const list = (redirectUrls: string[]) => partner.settings.update({ redirectUrls });
    await expect(list([HERE])).rejects.toMatchObject(refused('redirectUrls.0'));
    await expect(partner.onboarding.start({ redirectUrl: HERE })).rejects.toMatchObject(refused('redirectUrl'));

    await set('--testing', 'on');
    expect(await list(['https://app.example/return', HERE])).toMatchObject({ testing: true });
    expect(await partner.onboarding.start({ redirectUrl: HERE })).toMatchObject({ redirectUrl: HERE });
    // The server still refuses http addresses of other hosts.
    await expect(list(['http://app.example/return'])).rejects.toMatchObject(refused('redirectUrls.0'));

    await expect(set('--testing', 'off')).rejects.toMatchObject({
      extras: { issues: [{ path: 'testing', message: expect.stringContaining(HERE) }] },
    });
    expect(await partner.settings.get()).toMatchObject({ testing: true });
    await set('--testing', 'off', '--redirect-url', 'https://app.example/return');
    await expect(list([HERE])).rejects.toMatchObject(refused('redirectUrls.0'));
  });

  test('leads nobody there where it came onto the list without a test, as from a database that was none of production', async () => {
    await set('--testing', 'off', '--redirect-url', 'https://app.example/return');
    const opened = await world.partner.onboarding.start();
    await world.sql('update partner set redirect_urls = $1 where id = $2', [[HERE], partnerId()]);

    await expect(world.partner.onboarding.start()).rejects.toMatchObject({
      code: 'redirect_not_allowed',
      issues: [
        { path: 'redirectUrl', message: expect.stringMatching(/^The first URL of your list is used .* testing/) },
      ],
    });
    const visitor = world.as(world.bakery.user);
    for (const address of [`/onboarding/${partnerId()}`, new URL(opened.url).pathname + new URL(opened.url).search]) {
      const { pathname, search } = new URL(address, world.baseUrl);
      const asked = await visitor.post('/permission/question', { path: pathname, query: search });
      expect([address, asked.status, asked.refusal]).toEqual([address, 400, 'redirect_not_allowed']);
    }
    await set('--testing', 'off', '--redirect-url', 'https://app.example/return');
  });

  test('is on no list after the test, whichever change came first', async () => {
    await set('--testing', 'on');

    await Promise.allSettled([
      set('--testing', 'off'),
      world.partner.settings.update({ redirectUrls: [HERE] }),
      set('--testing', 'off'),
    ]);

    const { testing, redirectUrls } = await world.partner.settings.get();
    expect(testing || !redirectUrls.includes(HERE)).toBe(true);
    await set('--testing', 'off', '--redirect-url', 'https://app.example/return');
  });

  test('may be set with the new partner, by the operator and nobody else', async () => {
    const added = ['partner', 'add', '--name', 'Lab', '--redirect-url', HERE];
    await expect(world.admin(...added)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await world.admin(...added, '--testing')).toMatchObject({ testing: true, redirectUrls: [HERE] });
    await expect(world.partner.settings.update({ testing: true } as never)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

test('every page of a partner that tests says so in the language of the page, and no other page does', async () => {
  const mark = (lang: (typeof LOCALES)[number]) => `<aside class="testing">${CATALOGUE[lang].testing}</aside>`;
  const { url } = await world.partner.onboarding.start();
  const places = [
    `${url}&`,
    `${world.baseUrl}/onboarding/${partnerId()}?`,
    `${world.baseUrl}/permission?partner_id=${partnerId()}&`,
  ];
  const open = async (place: string, lang: string) => (await call(`${place}lang=${lang}`)).text;
  const shown = async (place: string) =>
    Promise.all(LOCALES.map(async (lang) => (await open(place, lang)).includes(mark(lang))));
  for (const place of places) expect(await shown(place)).toEqual(LOCALES.map(() => false));

  await world.admin('partner', 'set', '--partner', partnerId(), '--testing', 'on');

  for (const place of places) expect(await shown(place)).toEqual(LOCALES.map(() => true));
  expect(await open(`${world.baseUrl}/sign-in?`, 'en')).not.toContain('class="testing"');
  await world.admin('partner', 'set', '--partner', partnerId(), '--testing', 'off');
});

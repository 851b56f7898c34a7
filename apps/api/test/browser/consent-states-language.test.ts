import { isFull } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { shareWorld } from './support/browser-world.ts';
import { signIn } from './support/sign-in.ts';

const openWindow = shareWorld();

const ENGLISH = "Sign in to review Acme Inbox's request";
const GERMAN = 'Melden Sie sich an, um die Anfrage von Acme Inbox zu prüfen';
const PORTUGUESE = 'Entre para analisar a solicitação de Acme Inbox';

const WAYS = [
  ['a German browser', 'de-AT', '', 'de', GERMAN],
  ['a Brazilian browser', 'pt-BR', '', 'pt', PORTUGUESE],
  ['a French browser', 'fr-FR', '', 'en', ENGLISH],
  ['a link in German', 'en-US', '&lang=de', 'de', GERMAN],
  ['a link in Portuguese, in a German browser', 'de-DE', '&lang=pt', 'pt', PORTUGUESE],
  ['a link in English, in a German browser', 'de-DE', '&lang=en', 'en', ENGLISH],
  ['a link in a language that we do not have', 'en-US', '&lang=xx', 'en', ENGLISH],
] as const;
// A quick run takes one row for each rule. The page uses the language of the browser. If we do not have this language,
// the page uses English. A language in the link has priority over the browser's language, if we have the
// link's language.
const QUICK_WAYS = [
  'a German browser',
  'a French browser',
  'a link in Portuguese, in a German browser',
  'a link in a language that we do not have',
];

test.each(WAYS.filter(([way]) => isFull || QUICK_WAYS.includes(way)))('%s', async (_, locale, query, lang, title) => {
  await using world = await openWindow({ locale });
  const { page, partner } = world;

  const answer = await page.goto((await partner.onboarding.start()).url + query);

  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  expect(answer?.headers()['content-language']).toBe(lang);
});

test('what the person does in between does not change the language', async () => {
  await using world = await openWindow();
  const { page, partner, bakery } = world;

  await page.goto((await partner.onboarding.start({ locale: 'de' })).url);
  await page.getByLabel('E-Mail').fill(bakery.user.email);
  await page.getByLabel('Passwort').fill(bakery.user.password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('button', { name: 'Konto wechseln' }).click();

  await page.getByRole('heading', { name: GERMAN }).waitFor();
  await page.goto((await partner.onboarding.start()).url);
  await signIn(page, bakery.user);
  await page
    .getByRole('heading', { name: 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?' })
    .waitFor();
});

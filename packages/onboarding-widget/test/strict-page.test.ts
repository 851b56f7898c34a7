import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { isFull } from '@chatelaine/tools/rounds';
import { describe, expect, test } from 'vitest';
import { description, script } from './support/built.ts';
import { grantedMessage, heard, openStage, pageWith, post, stateOf } from './support/stage.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'none'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";
const tagFor = (file: string) =>
  `<script src="${file}" integrity="${description.integrity}" crossorigin="anonymous"></script>`;

/** Opens a partner's site with the strictest policy. `/return` has the same policy. */
const openStrict = () =>
  openStage({
    headers: { 'content-security-policy': POLICY },
    files: (origin, chatelaine) => ({
      '/strict': pageWith(
        `<chatelaine-connect partner-id="aPA" base-url="${chatelaine}" redirect-url="${origin}/return"></chatelaine-connect>`,
        tagFor('/connect.js'),
      ),
      '/changed': pageWith('<chatelaine-connect></chatelaine-connect>', tagFor('/changed.js')),
      '/changed.js': `${script} `,
    }),
  });

describe('under a strict policy, with Trusted Types and integrity', () => {
  test('it works, looks as meant, and violates nothing', async () => {
    await using stage = await openStrict();
    const { page, partner } = stage;
    await page.goto(`${partner.origin}/strict`);
    const colour =
      "getComputedStyle(document.querySelector('chatelaine-connect').shadowRoot.querySelector('button')).backgroundColor";
    // The green of the product's button. Without its style sheet the button would be grey.
    expect(await page.evaluate(colour)).toBe('rgb(10, 107, 71)');
    const popup = await stage.openWindow();

    await post(popup, grantedMessage(stateOf(popup.url())), partner.origin);

    expect((await heard(page, 2)).map(([name]) => name)).toEqual(['opened', 'granted']);
    expect(await page.evaluate('violations')).toEqual([]);
  });

  test('the listener does hear violations', async () => {
    await using stage = await openStrict();
    await stage.page.goto(`${stage.partner.origin}/strict`);

    const heardOnes = await stage.page.evaluate(`new Promise((resolve) => {
      addEventListener('securitypolicyviolation', () => setTimeout(() => resolve(violations)));
      document.body.setAttribute('style', 'color: red');
    })`);

    expect(heardOnes).toContain('style-src-attr');
  });

  test('a changed script does not run', async () => {
    await using stage = await openStrict();
    await stage.page.goto(`${stage.partner.origin}/changed`);

    expect(await stage.page.evaluate('typeof Chatelaine')).toBe('undefined');
  });
});

describe('the element', () => {
  test('has nothing that axe objects to, before and while it asks', async () => {
    await using stage = await openStage();
    await expectAccessible(stage.page, ['light']);
    await stage.openWindow();
    await stage.page.getByRole('link').waitFor();

    await expectAccessible(stage.page, ['dark']);
  });

  const LABELS: [attributes: string, label: string][] = [
    ['locale="de"', 'WhatsApp verbinden'],
    ['locale="fr"', 'Connect WhatsApp'],
    ['locale="pt-BR"', 'Conectar WhatsApp'],
  ];
  // A quick run tests a language that the button has, and a language that the button does not have.
  test.each(isFull ? LABELS : LABELS.slice(0, 2))('with %s says %s', async (attributes, label) => {
    await using stage = await openStage({ attributes });

    expect(await stage.page.getByRole('button', { name: label, exact: true }).count()).toBe(1);
  });

  test('has the label that stands in it, and gets the focus that it is given', async () => {
    await using stage = await openStage({
      files: () => ({ '/own': pageWith('<chatelaine-connect><b>Verknüpfen</b></chatelaine-connect>') }),
    });
    await stage.page.goto(`${stage.partner.origin}/own`);

    await stage.page.evaluate("document.querySelector('chatelaine-connect').focus()");

    expect(await stage.page.getByRole('button', { name: 'Verknüpfen' }).count()).toBe(1);
    expect(
      await stage.page.evaluate("document.querySelector('chatelaine-connect').shadowRoot.activeElement.localName"),
    ).toBe('button');
  });

  test('taken off the page, listens no more', async () => {
    await using stage = await openStage();
    const popup = await stage.openWindow();
    const state = stateOf(popup.url());
    await stage.page.evaluate(
      "window.element = document.querySelector('chatelaine-connect'); element.addEventListener('chatelaine-granted', () => seen.push(['gone', {}])); element.remove()",
    );

    await stage.page.evaluate(`new Promise((resolve) => {
      addEventListener('message', resolve);
      postMessage('last');
      new BroadcastChannel('chatelaine-connect').postMessage(${JSON.stringify(grantedMessage(state))});
    })`);
    await post(popup, grantedMessage(state), stage.partner.origin);

    await heard(stage.page, 1);
  });
});

import { BUDGETS, shareOf } from '@chatelaine/tools/budgets';
import { gzippedBytes } from '@chatelaine/tools/gzipped-bytes';
import { isFull } from '@chatelaine/tools/rounds';
import { expect, test, vi } from 'vitest';
import { type Bundle, bundle } from './support/bundle.ts';

// The code of Preact that the consent page loads anyway, so the test does not count it as code of a component.
const PREACT = `
  import { render } from 'preact';
  import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
  const used = [render, useEffect, useId, useLayoutEffect, useRef, useState, <><a href="#x"><b>b</b></a></>];
`;
const COMPONENTS = {
  Badge: 'badge',
  ChoiceList: 'choice-list',
  Face: 'face',
  Icon: 'icon',
  Button: 'button',
  Confirm: 'confirm',
  CopyButton: 'copy-button',
  Dialog: 'dialog',
  Disclosure: 'disclosure',
  PlainButton: 'plain-button',
  SecretField: 'secret-field',
  Switch: 'switch',
  Table: 'table',
};

// A quick run tests a component for each text that the test looks for, and a component without these texts.
const QUICK = ['badge', 'copy-button', 'dialog', 'table'];

const BUDGET = BUDGETS.dialogDisclosureAndCopyButton;

test(`dialog, disclosure and copy button cost a page with Preact no more than ${BUDGET} bytes`, async () => {
  const [plain, used] = [await pageWith(), await pageWith('Dialog', 'Disclosure', 'CopyButton')];
  const bytes = gzipped(used.js) - gzipped(plain.js);
  console.log(`dialog, disclosure and copy button: ${shareOf(bytes, BUDGET)} js, ${gzipped(used.css)} B css`);
  expect(bytes).toBeGreaterThan(200);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

test('a bundle once depended on NODE_ENV, and with `test` on the folder: its bytes do not', async () => {
  const bundles: Bundle[] = [];
  for (const env of isFull ? ['production', 'test', 'development', undefined] : ['production', 'test']) {
    vi.stubEnv('NODE_ENV', env);
    bundles.push(await pageWith('Dialog', 'CopyButton'));
  }
  vi.unstubAllEnvs();

  expect(bundles).toEqual(bundles.map(() => bundles[0]));
  expect(bundles[0]?.js).not.toContain(import.meta.dirname);
});

test('a page pays for the components that it imports and for no other', async () => {
  const plain = await pageWith();
  for (const [name, noun] of Object.entries(COMPONENTS)) {
    if (!isFull && !QUICK.includes(noun)) continue;
    const { js, css } = await pageWith(name as keyof typeof COMPONENTS);
    console.log(`${noun.padEnd(14)} ${gzipped(js) - gzipped(plain.js)} B js, ${gzipped(css)} B css`);
    expect(js.includes('showModal')).toBe(['dialog', 'confirm'].includes(noun));
    expect(js.includes('clipboard')).toBe(['copy-button', 'secret-field'].includes(noun));
    expect(css.includes('ui-badge')).toBe(noun === 'badge' || noun === 'choice-list');
  }
});

function pageWith(...names: (keyof typeof COMPONENTS)[]): Promise<Bundle> {
  const imports = names.map((name) => `import { ${name} } from '@chatelaine/ui/${COMPONENTS[name]}';`);
  return bundle([...imports, PREACT, `globalThis.kept = [used, ${names.join(', ')}];`].join('\n'));
}

const gzipped = (text: string): number => (text === '' ? 0 : gzippedBytes(text));

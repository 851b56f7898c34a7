import { randomBytes } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { BUDGETS, shareOf } from '../src/budgets.ts';
import { checkConsentPage, checkDeclarations, checkHub, checkLoader, checkSdk } from '../src/bundles.ts';
import { gzippedBytes } from '../src/gzipped-bytes.ts';
import { plantTree } from './tree.ts';

const CONSENT = 'packages/onboarding-widget/dist/consent';
const HUB = 'apps/hub/dist';
const SDK = 'packages/sdk/dist';
const manifest = JSON.stringify({
  pages: {
    permission: {
      en: { script: 'assets/en.js', late: ['assets/late.js'] },
      de: { script: 'assets/de.js', late: [] },
    },
  },
});
// Random text does not compress below three quarters of its base64.
const heavy = (bytes: number) => `export const blob = '${randomBytes(bytes).toString('base64')}';\n`;

function consentWith(english: string, german = '', late = '') {
  using tree = plantTree({
    [`${CONSENT}/manifest.json`]: manifest,
    [`${CONSENT}/assets/en.js`]: english,
    [`${CONSENT}/assets/de.js`]: german,
    [`${CONSENT}/assets/late.js`]: late,
  });
  return checkConsentPage(tree.root).offences;
}

/** The sizes of the scripts of a hub in its two languages, in bytes of random text. */
interface HubSizes {
  first?: number;
  shared?: number;
  screen?: number;
  chart?: number;
}

function hubWith({ first = 1, shared = 1, screen = 1, chart = 1 }: HubSizes) {
  const files = (locale: string) => ({
    script: `assets/${locale}.js`,
    shared: ['assets/shared.js'],
    late: { keys: [`assets/keys-${locale}.js`], 'parts/chart/draw-lines.ts': ['assets/chart.js'] },
  });
  using tree = plantTree({
    [`${HUB}/manifest.json`]: JSON.stringify({ languages: { en: files('en'), de: files('de') } }),
    [`${HUB}/assets/en.js`]: 'let a;',
    [`${HUB}/assets/de.js`]: heavy(first),
    [`${HUB}/assets/shared.js`]: heavy(shared),
    [`${HUB}/assets/keys-en.js`]: 'let a;',
    [`${HUB}/assets/keys-de.js`]: heavy(screen),
    [`${HUB}/assets/chart.js`]: heavy(chart),
  });
  return checkHub(tree.root).offences;
}

async function sdkWith(code: string, more: Record<string, string> = {}) {
  const others = Object.fromEntries(
    ['server', 'messages', 'webhooks', 'testing'].map((one) => [`${SDK}/${one}.mjs`, 'export {};\n']),
  );
  using tree = plantTree({ [`${SDK}/index.mjs`]: code, ...others, ...more });
  return (await checkSdk(tree.root)).offences;
}

function declarationsWith(code: string) {
  using tree = plantTree({ [`${SDK}/index.d.mts`]: code, [`${SDK}/index.d.cts`]: 'export {};\n' });
  return checkDeclarations(tree.root);
}

test.each([
  [1, '1 of 2,700 B (1 %)'],
  [2_557, '2,557 of 2,700 B (95 %)'],
  [2_700, '2,700 of 2,700 B (100 %)'],
  [2_701, '2,701 of 2,700 B (101 %)'],
])('%i bytes of the loader read %s', (bytes, text) => {
  expect(shareOf(bytes, BUDGETS.loader)).toBe(text);
});

test('a text has one size, whatever processor it is weighed on', () => {
  const text = Array.from({ length: 5_000 }, (_, index) => `${(index * index) % 977}`).join(' ');

  expect([gzippedBytes('a'), gzippedBytes('é'), gzippedBytes(text)]).toEqual([21, 22, 1_902]);
});

test('an SDK that looks at NODE_ENV is weighed as it is in production', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  const offences = await sdkWith(
    `if (process.env.NODE_ENV === 'development') {\n${heavy(10_000).slice(7)}use(blob);\n}\n`,
  );
  vi.unstubAllEnvs();

  expect(offences).toEqual([]);
});

test('small bundles that stand alone pass', async () => {
  expect(consentWith('let a;', 'let b;')).toEqual([]);
  expect(await sdkWith("import { createHash } from 'node:crypto';\nexport { createHash };\n")).toEqual([]);
  expect(
    declarationsWith("export * from './more.mjs';\nexport declare const a: import('node:http').Server;\n"),
  ).toEqual([]);
});

test('a consent page that is too heavy in one language is named', () => {
  expect(consentWith(heavy(8_000), heavy(8_000))).toEqual([]);
  expect(consentWith('let a;', heavy(20_000))).toEqual([
    expect.stringMatching(/^the consent page \(de\) is too heavy: [\d,]+ of 20,000 B \(\d+ %\) gzipped$/),
  ]);
});

test('late screens of the consent page that are too heavy are named', () => {
  expect(consentWith('let a;', 'let b;', heavy(3_500))).toEqual([
    expect.stringMatching(/^the consent page's late screens \(en\) is too heavy: [\d,]+ of 3,500 B \(\d+ %\) gzipped$/),
  ]);
});

test('the first load of a hub that is too heavy in one language is named, with the scripts that it shares', () => {
  expect(hubWith({ first: 29_000, shared: 29_000 })).toEqual([]);
  expect(hubWith({ first: 31_000, shared: 31_000 })).toEqual([
    expect.stringMatching(/^the hub \(de\) is too heavy: [\d,]+ of 60,000 B \(\d+ %\) gzipped$/),
  ]);
});

test('a screen of a hub that is too heavy in one language is named, and a chart has a budget of its own', () => {
  expect(hubWith({ screen: 19_000, chart: 22_000 })).toEqual([]);
  expect(hubWith({ screen: 22_000 })).toEqual([
    expect.stringMatching(/^the hub's screen keys \(de\) is too heavy: [\d,]+ of 20,000 B \(\d+ %\) gzipped$/),
  ]);
  expect(hubWith({ chart: 26_000 })).toEqual(
    ['en', 'de'].map((locale) =>
      expect.stringContaining(`the hub's screen parts/chart/draw-lines.ts (${locale}) is too heavy`),
    ),
  );
});

test('an SDK that is too heavy is named', async () => {
  expect(await sdkWith(heavy(10_000))).toEqual([
    expect.stringMatching(/^the SDK is too heavy: [\d,]+ of 9,500 B \(\d+ %\) gzipped$/),
  ]);
});

test('webhooks that are too heavy are named', async () => {
  expect(await sdkWith('export {};\n', { [`${SDK}/webhooks.mjs`]: heavy(2_000) })).toEqual([
    expect.stringMatching(/^\/webhooks is too heavy: [\d,]+ of 1,700 B \(\d+ %\) gzipped$/),
  ]);
});

test.each([
  ['server', 4_000, '3,000'],
  ['messages', 2_000, '1,500'],
])('/%s that is too heavy is named, beside what the main entry has too', async (name, bytes, limit) => {
  const shared = { [`${SDK}/shared.mjs`]: heavy(3_000), [`${SDK}/own.mjs`]: heavy(bytes) };
  const main = "export * from './shared.mjs';\n";

  expect(await sdkWith(main, { ...shared, [`${SDK}/${name}.mjs`]: main })).toEqual([]);
  expect(await sdkWith(main, { ...shared, [`${SDK}/${name}.mjs`]: "export * from './own.mjs';\n" })).toEqual([
    expect.stringMatching(new RegExp(`^/${name} is too heavy: [\\d,]+ of ${limit} B`)),
  ]);
});

test('a loader that is too heavy is named, and one that is not there', () => {
  const loader = (files: Record<string, string>) => {
    using tree = plantTree(files);
    return checkLoader(tree.root).offences;
  };
  const file = 'packages/onboarding-widget/dist/connect.iife.js';

  expect(loader({ [file]: heavy(1_500) })).toEqual([]);
  expect(loader({ [file]: heavy(3_000) })).toEqual([
    expect.stringMatching(/^the loader is too heavy: [\d,]+ of 2,700 B \(\d+ %\) gzipped$/),
  ]);
  expect(loader({ 'README.md': '' })).toEqual([expect.stringContaining('build first')]);
});

test('what lies beside the SDK counts when it is imported', async () => {
  const offences = await sdkWith("export * from './chunk.mjs';\n", { [`${SDK}/chunk.mjs`]: heavy(10_000) });

  expect(offences).toEqual([expect.stringMatching(/^the SDK is too heavy/)]);
});

test('zod in a bundle is named, also when nothing but zod itself says so', async () => {
  using tree = plantTree({ [`${SDK}/index.mjs`]: "import * as z from 'zod';\nexport const text = z.string();\n" });
  symlinkSync(path.join(import.meta.dirname, '../../node_modules'), path.join(tree.root, 'node_modules'));

  expect((await checkSdk(tree.root)).offences).toContain('the SDK contains zod');
  expect(consentWith('let a = { _zod: 1 };')).toEqual(['the consent page (en) contains zod']);
  expect(await sdkWith("export class E extends Error { name = 'ZodError' }\n")).toEqual(['the SDK contains zod']);
});

test('zod may be in the fake, and in no other entry, in neither kind of module', async () => {
  const zod = "export class E extends Error { name = 'ZodError' }\n";
  const chunk = { [`${SDK}/parse.cjs`]: "exports.E = class extends Error { name = 'ZodError' };\n" };
  const requiring = 'exports.a = 1;\nconst p = require("./parse.cjs");\n';

  expect(await sdkWith('export {};\n', { [`${SDK}/testing.mjs`]: zod })).toEqual([]);
  expect(await sdkWith('export {};\n', { ...chunk, [`${SDK}/testing.cjs`]: requiring })).toEqual([]);
  expect(await sdkWith('export {};\n', { [`${SDK}/webhooks.mjs`]: zod })).toEqual(['/webhooks contains zod']);
  expect(await sdkWith('export {};\n', { ...chunk, [`${SDK}/index.cjs`]: requiring })).toEqual([
    'the SDK requires zod',
  ]);
});

test('a fake that is too heavy is named', async () => {
  expect(await sdkWith('export {};\n', { [`${SDK}/testing.mjs`]: heavy(60_000) })).toEqual([
    expect.stringMatching(/^\/testing is too heavy: [\d,]+ of 60,000 B \(\d+ %\) gzipped$/),
  ]);
});

test.each([
  ["import type { AppRouter } from '@chatelaine/api/contract';", '@chatelaine/api/contract'],
  ["export type { Status } from '@chatelaine/shared';", '@chatelaine/shared'],
  ["export type Client = import('@trpc/client').TRPCClient<never>;", '@trpc/client'],
])('a declaration that says %s is named', (code, name) => {
  expect(declarationsWith(`${code}\n`)).toEqual([
    `${SDK}/index.d.mts:1 imports ${name}, which is not published with it`,
  ]);
});

test('code that requires a package nobody brings is named', async () => {
  const offences = await sdkWith('export {};\n', { [`${SDK}/index.cjs`]: "const c = require('@trpc/client');\n" });

  expect(offences).toEqual([`${SDK}/index.cjs:1 imports @trpc/client, which is not published with it`]);
});

test('what was not built is named', async () => {
  using tree = plantTree({});

  expect(checkConsentPage(tree.root).offences).toHaveLength(1);
  expect(checkHub(tree.root).offences).toHaveLength(1);
  expect((await checkSdk(tree.root)).offences).toHaveLength(5);
  expect(checkDeclarations(tree.root)).toHaveLength(1);
});

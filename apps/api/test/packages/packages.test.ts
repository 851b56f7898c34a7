import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testInTurn } from '../test-in-turn.ts';
import { startWorld } from '../world/start-world.ts';
import { type Compilers, DOM, DOM_AS_IT_IS, NODENEXT, openCompilers, RESOLUTIONS } from './support/compile.ts';
import { COMPILERS, type Compiler } from './support/compiler.ts';
import { type DeclaredTwice, readDeclared, useAll } from './support/declared.ts';
import { openLive } from './support/live.ts';
import { NODES, nodeOf, whyNoNode } from './support/nodes.ts';
import { type Project, startProject } from './support/project.ts';
import { PUBLISHED } from './support/published.ts';
import { readReadme } from './support/readme.ts';
import { run } from './support/run.ts';

const [SDK, WIDGET] = PUBLISHED;
if (!SDK || !WIDGET) throw new Error('Two packages are published.');
const NAMES = PUBLISHED.flatMap(({ entries }) => entries);
const READMES = PUBLISHED.map((one) => ({ name: one.name, readme: readReadme(one) }));
const NODE_TYPES = { types: ['node'] };
/** What the program `call-everything.ts` must print: the results of all methods of the SDK. */
const EVERYTHING = {
  // The results of settings, clients, onboarding and readReturn.
  ...{ name: 'Harbour Bakery', redirectUrls: 1, status: 'granted', isSame: true, page: 200 },
  // The results of permissions and channelKeys, and the statuses of messages before and after the key's end.
  ...{ check: 1, live: 1, sent: [200, 200], end: ['revoked', 'revoked'], after: 401 },
  // The results of a key with limits.
  ...{ elsewhere: 403, replaced: 401, limits: { perMinute: 60, perMonth: 1 }, overlapping: 1, many: [1, 1] },
  // The results of whoAmI, usage, hygiene, partnerKeys and legacyTokens.
  ...{ kind: 'partner', counted: true, header: '"keyId","keyName","calls","refused"', worth: true },
  ...{ own: 'live', ended: [0, 'not_found'], legacy: [0, false] },
  // The results of lists and answers.
  ...{ channels: 6, sizes: [2, 2, 2], got: true, http: 200, event: 'api_key.revoked', again: 1 },
  // The results of webhooks: kind, whether the rotated secret is new, states, the test, and an unknown delivery.
  hook: ['partner', true, null, 'asked', null, true, 0, 'not_found', 'webhook.test', 'not_found'],
  // The codes of the errors.
  ...{ refused: 'not_found', lost: 'connection', wrong: 'wrong_state', unsigned: 'missing_header' },
  // The results of signed bodies and of the fake.
  ...{ heard: 'permission.granted', old: true, judged: [null, 'revoked'], failed: 'connection' },
  uncalled: [],
};

let project: Project;
let compilers: Compilers;
let declared: DeclaredTwice;
const opened = new AsyncDisposableStack();

// All tests share one installation.
beforeAll(async () => {
  project = opened.use(await startProject());
  compilers = opened.use(openCompilers(project));
  declared = await readDeclared(project);
}, 300_000);
afterAll(() => opened.disposeAsync());

function program(name: string): string {
  return readFileSync(path.join(import.meta.dirname, 'fixture/programs', name), 'utf8');
}

/** Returns each of these programs twice: as an ES module (`.mts`) and as a CommonJS module (`.cts`). */
function bothKinds(...names: string[]): Record<string, string> {
  const files = names.map((name) => [name.replace(/\.ts$/, ''), program(name)] as const);
  return {
    ...Object.fromEntries(files.map(([name, text]) => [`${name}.mts`, text])),
    ...Object.fromEntries(files.map(([name, text]) => [`${name}.cts`, text.replaceAll(".mjs'", ".cjs'")])),
  };
}

test('every entry is there, and promises something', () => {
  expect(NAMES).toEqual([
    '@chatelaine/sdk',
    ...['server', 'messages', 'webhooks', 'testing'].map((entry) => `@chatelaine/sdk/${entry}`),
    '@chatelaine/onboarding-widget',
    ...['element', 'react', 'preact', 'compat', 'compat/react'].map(
      (entry) => `@chatelaine/onboarding-widget/${entry}`,
    ),
  ]);
  for (const name of NAMES) expect(declared.import[name]?.values.length, name).toBeGreaterThan(0);
  expect(declared.require).toEqual(declared.import);
});

// In a quick run, each `inTurn` test below runs with only one compiler, in the order of this list. The older compilers
// are slow, so each of them gets only one test.
const TURNS: Compiler[] = ['7', '6', '5.5', '7', '7', '7', '7', '7'];
describe.each(COMPILERS)('strict TypeScript %s compiles', (compiler) => {
  const inTurn = testInTurn(TURNS, compiler);
  const check = async (options: object, files: Record<string, string>) =>
    (await compilers.compile(compiler, { files, options })).wrong;
  const all = (entries: string[], by: 'import' | 'require') => useAll(entries, declared[by]);

  inTurn.each([
    ['nodenext, imported and required', NODENEXT, ['.mts', '.cts']],
    ['bundler', RESOLUTIONS.bundler, ['.ts']],
  ] as const)('every type of the SDK, with neither DOM nor Node: %s', async (_, options, kinds) => {
    const text = { '.mts': all(SDK.entries, 'import'), '.cts': all(SDK.entries, 'require') };
    const files = kinds.map((kind) => [`all${kind}`, kind === '.ts' ? text['.mts'] : text[kind]]);

    await expect(check(options, Object.fromEntries(files))).resolves.toBe('');
  });

  // The declarations for `import` and those for `require` both declare the same HTML element. TypeScript would report a
  // duplicate, so no program can use the declarations of both.
  inTurn.each([
    ['nodenext, imported', { ...NODENEXT, ...DOM }, 'module'],
    ['nodenext, required', { ...NODENEXT, ...DOM, ...DOM_AS_IT_IS }, 'commonjs'],
    ['bundler', { ...RESOLUTIONS.bundler, ...DOM, ...DOM_AS_IT_IS }, 'module'],
  ])('every type of the button, and pages that use it: %s', async (_, options, type) => {
    const pages = ['page.ts', 'page-react.tsx', 'page-preact.tsx'].map((name) => [name, program(name)]);
    const text = all(WIDGET.entries, type === 'module' ? 'import' : 'require');
    const files = { ...Object.fromEntries(pages), 'all.ts': text, 'package.json': JSON.stringify({ type }) };

    await expect(check(options, files)).resolves.toBe('');
  });

  inTurn.each(READMES)('every example of the README of $name', async ({ readme }) => {
    const files = { ...readme.compiled, 'package.json': '{ "type": "module" }' };

    expect(Object.keys(readme.compiled).length).toBeGreaterThan(3);
    await expect(check({ ...NODENEXT, ...DOM, ...DOM_AS_IT_IS, ...NODE_TYPES }, files)).resolves.toBe('');
  });

  inTurn('a program that calls every method', async () => {
    const files = bothKinds('call-everything.ts', 'record.ts');

    await expect(check({ ...NODENEXT, ...NODE_TYPES }, files)).resolves.toBe('');
  });

  // Even a quick run does this test with every compiler. If a compiler found no error here, its successful tests above
  // would prove nothing.
  test('and nothing that is wrong', async () => {
    const text = `import { Chatelaine, type Settings } from '@chatelaine/sdk';
      import { fakeChatelaine } from '@chatelaine/sdk/testing';
      const chatelaine = new Chatelaine({ baseUrl: 7 });
      const key = await chatelaine.channelKeys.create({ name: 'No channel' });
      export const gone: Settings | number = key.secrets;
      fakeChatelaine().world.failNext('channels.list', 'no such failure');
      export const first: string = (await chatelaine.channels.list()).data[0].id;`;

    const wrong = await check(NODENEXT, { 'main.mts': text });

    const lines = Array.from(wrong.matchAll(/^main\.mts\((\d+),/gm), ([, line]) => Number(line));
    expect(lines).toEqual([3, 4, 5, 6, 7]);
  });
});

test('TypeScript 5.5 finds every entry in the oldest way too', async () => {
  const files = {
    'sdk.ts': useAll(SDK.entries, declared.require),
    'button.ts': useAll(WIDGET.entries, declared.require),
  };

  const { wrong } = await compilers.compile('5.5', { files, options: { ...RESOLUTIONS.node10, ...DOM } });

  expect(wrong).toBe('');
});

describe('at run time', () => {
  let programs = '';
  const examples = READMES.flatMap(({ readme }) => readme.programs);
  const commonJs = READMES.flatMap(({ readme }) => readme.commonJs);

  beforeAll(async () => {
    const files = {
      ...bothKinds('call-everything.ts', 'record.ts'),
      ...Object.fromEntries(examples.map((code, i) => [`example-${i}.mts`, code])),
      ...Object.fromEntries(commonJs.map((code, i) => [`example-${i}.cjs`, code])),
      'load.mjs': program('load.mjs'),
      'load.cjs': program('load.cjs'),
      'copies.mjs': program('copies.mjs'),
    };
    const options = { ...NODENEXT, ...NODE_TYPES, noEmit: false };
    const { wrong, folder } = await compilers.compile('7', { files, options });
    if (wrong) throw new Error(wrong);
    programs = folder;
  });

  const on = (major: number, env: Record<string, string> = {}) => ({
    run: (...args: string[]) => run({ cwd: programs, env }, nodeOf(project, major), ...args),
  });

  const here = NODES.filter((major) => !whyNoNode(major));
  for (const major of NODES) {
    const why = whyNoNode(major);
    const test = testInTurn(why ? [major] : here, major);
    describe.skipIf(why)(`on Node ${major}${why && ` (${why})`}`, () => {
      test.each([
        ['import', 'load.mjs'],
        ['require', 'load.cjs'],
      ] as const)('%s gives what the declarations promise', async (by, file) => {
        const printed = JSON.parse(await on(major).run(file, ...NAMES));

        const promised = NAMES.map((name) => [name, declared[by][name]?.values]);
        expect(printed).toEqual({ node: String(major), entries: Object.fromEntries(promised) });
      });

      test('an error of either kind of module is one of the other', async () => {
        const printed = JSON.parse(await on(major).run('copies.mjs'));

        expect(printed).toEqual({ copies: 2, required: [true, true], imported: [true, true], others: [false, false] });
      });

      test.each(['mjs', 'cjs'])('every method of the SDK works on a live server: %s', async (kind) => {
        await using world = await startWorld();
        await using live = await openLive(world);

        const { watched, ...told } = JSON.parse(await on(major, live.env).run(`call-everything.${kind}`));

        expect(told).toEqual({ ...EVERYTHING, node: expect.stringMatching(`^v${major}\\.`) });
        expect(watched).toBeGreaterThanOrEqual(40);
      });

      test('the programs of the READMEs run', async () => {
        await using world = await startWorld();
        await using live = await openLive(world);
        const { run: read } = on(major, live.env);
        // Node 20 cannot run TypeScript.
        const kind = major === 20 ? 'mjs' : 'mts';

        const printed = await Promise.all(examples.map((_, i) => read(`example-${i}.${kind}`)));
        const required = await Promise.all(commonJs.map((_, i) => read(`example-${i}.cjs`)));

        expect(printed).toEqual([
          'granted\nnull\nrevoked\nsecret_unknown',
          expect.stringMatching(/^(\+\d+\n){2}\d+\n\d+ \d+ null$/),
          'not_found',
        ]);
        expect(required).toEqual(['']);
      });
    });
  }

  test('a method that is not called would be named', async () => {
    await using world = await startWorld();
    await using live = await openLive(world);

    const printed = JSON.parse(await on(26, { ...live.env, PLANT: '1' }).run('call-everything.mjs'));

    expect(printed.uncalled).toEqual(['answer.planted', 'channels.planted', 'webhooks.planted']);
  });
});

import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkExamples, examplesOf } from '../src/docs/examples.ts';
import { checkFirstScreen } from '../src/docs/first-screen.ts';
import { checkLinks } from '../src/docs/links.ts';
import { checkThreats } from '../src/docs/threats.ts';
import { checkTraces } from '../src/docs/traces.ts';
import { plantTree } from './tree.ts';

const TITLE = '# Chatelaine\n\nA client gives one partner permission on chosen numbers.\n';
const COMMANDS = '`npm start` runs it, `npm test` tests it.\n';
const PICTURE = '```\nclient ──► permission ──► key\n```\n';
const MAP = '```\napps/api/   the server\n.ci/        what CI calls\n```\n';
const README = [TITLE, COMMANDS, PICTURE, MAP].join('\n');
const FOLDERS = { 'apps/api/a.ts': '', '.ci/run': '' };

describe("the README's first screen", () => {
  function offencesWith(readme: string, more: Record<string, string> = {}): string[] {
    using tree = plantTree({ ...FOLDERS, ...more, 'README.md': readme });
    return checkFirstScreen(tree.root).offences;
  }

  test('with all that a stranger needs passes', () => {
    expect(offencesWith(README)).toEqual([]);
  });

  test('takes an image for a picture', () => {
    expect(offencesWith(README.replace(PICTURE, '![the loop](loop.svg)\n'))).toEqual([]);
  });

  test.each([
    ['what it is', README.replace(TITLE, '# Chatelaine\n'), 'a title and, below it'],
    ['the start command', README.replace('npm start', 'npm run it'), '`npm start`'],
    ['the test command', README.replace('npm test', 'npm run tests'), '`npm test`'],
    ['a picture', README.replace(PICTURE, '```sh\nnpm ci\n```\n'), 'a picture of the loop'],
    ['the map', README.replace('.ci/ ', 'and CI'), 'the map'],
    ['the map before line 60', README.replace(MAP, `${'\n'.repeat(60)}${MAP}`), 'the map'],
  ])('without %s is named', (_name, readme, what) => {
    expect(offencesWith(readme).filter((line) => line.includes(`lines, ${what}`))).toHaveLength(1);
  });

  test('a map that shows a folder which is not there is named', () => {
    expect(offencesWith(README.replace('apps/api/', 'apps/old/'))).toContain(
      'README.md: the map shows apps/old/, which is not there',
    );
  });

  test('a folder that the map does not show is named, whether git tracks it or not', () => {
    expect(offencesWith(README, { '.changeset/config.json': '' })).toEqual([
      'README.md: the map does not show .changeset/',
    ]);
  });

  test('a folder that git ignores needs no place in the map', () => {
    expect(offencesWith(README, { 'dist/a.js': '', '.gitignore': 'dist\n' })).toEqual([]);
  });
});

describe('links', () => {
  function offencesWith(page: string): string[] {
    using tree = plantTree({ 'docs/page.md': page, 'docs/near.md': '', 'far.md': '' });
    return checkLinks(tree.root).offences;
  }

  test('that lead to files, headings and other sites pass', () => {
    expect(
      offencesWith('[a](near.md) [b](../far.md#top "far") [c](#here) [d](https://example.com/x) ![e](<near.md>)\n'),
    ).toEqual([]);
  });

  test('in code are no links', () => {
    expect(offencesWith('`[a](nowhere.md)`\n\n```md\n[b](nowhere.md)\n```\n')).toEqual([]);
  });

  test.each(['[a](nowhere.md)', '[a]: nowhere.md', '<a href="nowhere.md">', '[a](../../far.md)', '[a](/far.md)'])(
    '%s is named',
    (link) => {
      expect(offencesWith(`one\n\n${link}\n`)).toEqual([
        expect.stringMatching(/^docs\/page\.md:3: the link .+ leads nowhere$/),
      ]);
    },
  );
});

describe('examples', () => {
  function offencesWith(readme: string): string[] {
    using tree = plantTree({ 'README.md': readme, '.gitignore': 'tools\nnode_modules\n' });
    symlinkSync(path.join(import.meta.dirname, '../../node_modules'), path.join(tree.root, 'node_modules'));
    return checkExamples(tree.root).offences;
  }

  // The test writes one page with all examples that compile and one page with all examples that do not compile. More
  // pages would take longer, because the compiler reads all types again for each page.
  const given = '<!-- given\ndeclare const vault: Map<string, string>;\n-->\n';
  const block = (code: string) => `\`\`\`ts\n${code}\n\`\`\`\n`;

  test('that compile pass, each as a module of its own, with what the page declares out of sight', () => {
    const same = [block('const a: number = 1;'), block('const a: string = await Promise.resolve("x");')];
    const taken = [block('vault.set("a", "b");'), block('const vault = 1;\nvault.toFixed();')];

    expect(offencesWith([given, ...same, ...taken].join(''))).toEqual([]);
  });

  test("an error is named by the page's own line: in an example, for what nobody declared, in what the page declares", () => {
    const wrong = '# Page\n\n```ts\nconst a = 1;\nconst b: string = a;\n```\n';
    const declared = '<!-- given\ndeclare const c: Missing;\n-->\n';

    const offences = offencesWith(wrong + block('vault.set("a", "b");') + declared);

    expect(offences.toSorted()).toEqual([
      expect.stringMatching(/^README\.md:11:18: error TS2304/),
      expect.stringMatching(/^README\.md:5:7: error TS2322/),
      expect.stringMatching(/^README\.md:8:1: error TS2304/),
    ]);
  });

  test('are the blocks of TypeScript that do not ask to be left out', () => {
    const page =
      '```ts\n1;\n```\n```tsx\n2;\n```\n```ts no-check\n3;\n```\n```js\n4;\n```\n````ts\n5;\n```\n6;\n````\n';

    expect(examplesOf(page).map(({ code, line }) => [line, code])).toEqual([
      [1, '1;\nexport {};'],
      [4, '2;\nexport {};'],
      [13, '5;\n```\n6;\nexport {};'],
    ]);
  });
});

describe('traces of a machine', () => {
  function offencesWith(file: string, text: string): string[] {
    using tree = plantTree({ [file]: text });
    return checkTraces(tree.root).offences;
  }
  // The test makes this path from its parts, so that this test file itself contains no trace of a machine.
  const home = ['', 'home', 'somebody', 'project'].join('/');

  test('are none in URLs, routes and addresses of the web', () => {
    expect(
      offencesWith('a.ts', "get('/dashboard/app/1'); see('https://example.com/root/'); open('./home/x/y');\n"),
    ).toEqual([]);
  });

  test.each([
    [
      'a home folder',
      'a.ts',
      `see('${home}/a.ts');\n`,
      `a.ts:1: ${['', 'home', 'somebody', ''].join('/')} is a folder of one machine`,
    ],
    [
      "the lock's addresses",
      'package-lock.json',
      '"resolved": "https://example.com/a.tgz"',
      'package-lock.json names https://example.com/a.tgz',
    ],
    ['a registry', '.npmrc', 'registry = x\n', '.npmrc names a registry'],
  ])('%s is named', (_name, file, text, sentence) => {
    expect(offencesWith(file, text)).toEqual([sentence]);
  });

  test("a workspace's own folder in the lock is no address", () => {
    expect(offencesWith('package-lock.json', '"resolved": "packages/sdk"')).toEqual([]);
  });

  test('the folder of the checkout itself is named', () => {
    using tree = plantTree({});
    tree.write('a.ts', `open('${tree.root}/b.ts');\n`);

    expect(checkTraces(tree.root).offences).toEqual([`a.ts:1: ${tree.root} is a folder of one machine`]);
  });
});

describe('threats', () => {
  const HEAD = '# Threats\n\n| # | threat | defence | tests |\n|---|---|---|---|\n';
  const offencesWith = (rows: string): string[] => {
    using tree = plantTree({ 'THREATS.md': HEAD + rows, 'a/b.test.ts': '', 'a/c.test.tsx': '', 'a/d.ts': '' });
    return checkThreats(tree.root).offences;
  };

  test('with tests that are there pass, and so does one that says why it has none', () => {
    expect(
      offencesWith('| 1 | x | y | `a/b.test.ts`, `a/c.test.tsx` |\n| 2 | x | y | not built: no door yet |\n'),
    ).toEqual([]);
  });

  test.each([
    ['no test', '| 1 | x | y | |', 'THREATS.md:5: a threat without a test'],
    ['words alone', '| 1 | x | y | looked at by hand |', 'THREATS.md:5: a threat without a test'],
    ['a reason that says nothing', '| 1 | x | y | not built: |', 'THREATS.md:5: a threat without a test'],
    [
      'a test that was renamed',
      '| 1 | x | y | `a/b.test.ts`, `a/e.test.ts` |',
      'THREATS.md:5: the test a/e.test.ts is not there',
    ],
    ['a file that is no test', '| 1 | x | y | `a/d.ts` |', 'THREATS.md:5: a/d.ts is no test file'],
  ])('with %s are named', (_what, row, offence) => {
    expect(offencesWith(`${row}\n`)).toEqual([offence]);
  });

  test('a list that is gone is named', () => {
    using tree = plantTree({ 'README.md': '' });
    expect(checkThreats(tree.root).offences).toEqual(['THREATS.md is not there']);
  });
});

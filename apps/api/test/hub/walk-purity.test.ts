import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { mouseIn, type Offence, offencesIn } from './support/walk-purity.rule.ts';

const HUB = import.meta.dirname;
const read = (file: string) => readFileSync(join(HUB, file), 'utf8');
const WALKS = readdirSync(join(HUB, 'walks')).map((name) => join('walks', name));

/** The fourteen walk-throughs: the file of each, and the beginning of its title. */
const FOURTEEN: readonly [file: string, title: string][] = [
  ['partner-numbers', 'a partner checks its permission'],
  ['partner-numbers', 'a partner requests permission, and sees it arrive without a reload'],
  ['partner-numbers', 'a partner generates a key in WABA Management, and meets the greyed button'],
  ['client-permission', 'a client grants and edits by Profile → Partner'],
  ['client-numbers', 'a client checks Details, WhatsApp Channel, Partner API Key Permission'],
  ['client-numbers', 'a client without a partner generates a key, and the old key stops working'],
  ['client-permission', 'a client withdraws while the partner requires signed links, and regains the button'],
  ['organization-keys', 'organization key: New key'],
  ['organization-keys', 'revoke by name'],
  ['organization-keys', 'add a key and edit it'],
  ['partner-keys', 'partner key: API Keys, Generate API Key'],
  ['partner-keys', 'legacy off in API Keys blocks the next Bearer call, and on again in Integration'],
  ['refused-call', 'a key refused for its address is found by request id'],
  ['people-story', 'a forgotten password, a second owner, a removed member'],
];

/** What walk-throughs use and what is no walk itself, with what it may do that a walk may not. */
const ALLOWED: Record<string, readonly Offence[]> = {
  // The two hands are what acts. The keyboard hand has a rule of its own below.
  'support/hand/mouse-hand.ts': ['acts without a hand', 'presses without a hand'],
  'support/hand/keyboard-hand.ts': ['acts without a hand', 'presses without a hand'],
  // It reads where the focus is and whether its ring is seen. Roles and names do not tell it.
  'support/hand/focus.ts': ['finds by a selector', 'runs a script in the page'],
  // It reads the clipboard. Playwright has no other way.
  'support/clipboard.ts': ['runs a script in the page'],
  // It opens the address of a hub, before the sign-in. The tests of single screens, which are no walks, enter by cookie.
  'support/enter-hub.ts': ['goes to an address', 'skips the sign-in page'],
  // It opens a link that came by mail, before the sign-in: the link of a new password and of an invitation.
  'support/mailed-link.ts': ['goes to an address'],
  // It also has the helper of other tests that types a code with the mouse at hand.
  'support/hub-mails.ts': ['acts without a hand'],
};

/** Returns these files and everything of the folder that they import, directly or not. */
function withImports(files: readonly string[], found = new Set<string>()): Set<string> {
  for (const file of files) {
    if (found.has(file) || file.startsWith('..')) continue;
    found.add(file);
    const imports = [...read(file).matchAll(/from '(\.[^']+\.ts)'/g)].map(([, path = '']) =>
      relative(HUB, join(HUB, dirname(file), path)),
    );
    withImports(imports, found);
  }
  return found;
}

const FILES = [...withImports(WALKS)];

test.each(FILES)('%s finds everything by role and name, from the sign-in page on, and acts by a hand', (file) => {
  expect(offencesIn(read(file), ALLOWED[file])).toEqual([]);
});

test('every exception is used, and is about a file that walk-throughs use', () => {
  const needless = Object.entries(ALLOWED).flatMap(([file, kinds]) =>
    kinds
      .filter((kind) => !FILES.includes(file) || offencesIn(read(file)).every((each) => !each.startsWith(kind)))
      .map((kind) => `${file} ${kind}`),
  );
  expect(needless).toEqual([]);
});

test('the fourteen walk-throughs are told once each, and in both ways', () => {
  const told = (file: string) => [...read(`walks/${file}.test.ts`).matchAll(/\bwalk\(\s*'([^']+)'/g)].map(([, t]) => t);
  const counts = FOURTEEN.map(([file, title]) => told(file).filter((each) => each?.startsWith(title)).length);
  expect(counts).toEqual(FOURTEEN.map(() => 1));
  expect(new Set(FOURTEEN.map(([, title]) => title)).size).toBe(14);
  for (const file of WALKS) expect(read(file)).not.toMatch(/\btest(\.\w+)?\(/);
});

test('the keyboard hand has no mouse', () => {
  expect(mouseIn(read('support/hand/keyboard-hand.ts'))).toEqual([]);
  expect(mouseIn(read('support/hand/mouse-hand.ts'))).not.toEqual([]);
});

test.each([
  `await page.locator('.ui-dialog button').click();`,
  `await page.getByTestId('save').waitFor();`,
  `const at = await page.evaluate<string>('location.href');`,
  "await page.goto(baseUrl + '/client/keys');",
  'await arriveAs(world, user);',
  `await page.getByRole('button', { name: 'Save' }).click();`,
  `await page.keyboard.press('Escape');`,
  `await press(page, 'x'); await field.press('Enter');`,
])('control: a planted offence is found: %s', (line) => {
  expect(offencesIn(`${read('walks/partner-keys.test.ts')}\n  ${line}\n`)).not.toEqual([]);
  expect(offencesIn(read('walks/partner-keys.test.ts'))).toEqual([]);
});

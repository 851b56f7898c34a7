import { expect, test } from 'vitest';
import { hubs, type PromisedText, Story, unkept } from './support/promises.ts';

const KEPT: PromisedText = {
  first: 3,
  last: 6,
  silent: [4],
  promises: {
    3: ['A key has a name.', 'a key is named'],
    5: ['A button makes a key.', hubs('The button is on a page.')],
    6: ['The key is copied at once.', 'a key is named', hubs('The copying is on a page.')],
  },
};
const TOLD = new Set(['a key is named']);
const withRows = (promises: PromisedText['promises']) => ({ ...KEPT, promises: { ...KEPT.promises, ...promises } });

test('a text is kept when every line is silent, proven by a step that ran, or said to come later', () => {
  expect(unkept(KEPT, TOLD)).toEqual([]);
});

test.each<[string, PromisedText, Set<string>, string]>([
  ['a line without a row', { ...KEPT, silent: [] }, TOLD, 'line 4: neither promise nor silent'],
  [
    'a row without step or reason',
    withRows({ 5: ['A button is there.'] }),
    TOLD,
    'line 5: neither a step nor a reason',
  ],
  ['a reason that is none', withRows({ 5: ['It is here.', hubs('')] }), TOLD, 'line 5: the reason is not a sentence'],
  ['a promise without words', withRows({ 5: ['', hubs('It is on a page.')] }), TOLD, 'line 5: the promise is not a'],
  ['a step that did not run', withRows({ 5: ['A key ends.', 'it ends'] }), TOLD, 'line 5: "it ends" was not told'],
  ['a promise called silent', { ...KEPT, silent: [4, 5] }, TOLD, 'line 5: a promise, and called silent'],
  ['a line beyond the text', { ...KEPT, silent: [4, [7, 8]] }, TOLD, 'line 7: not there'],
  ['a step for nothing', KEPT, new Set([...TOLD, 'a walk']), 'step "a walk": keeps no promise'],
])('control: %s is found', (_, text, told, complaint) => {
  expect(unkept(text, told)).toContainEqual(expect.stringContaining(complaint));
});

test('control: a step that fails was not told', async () => {
  const story = new Story();

  await expect(story.step('a key is named', () => Promise.reject(new Error('No.')))).rejects.toThrow('No.');

  expect(unkept(KEPT, story.told)).toEqual([
    'line 3: "a key is named" was not told',
    'line 6: "a key is named" was not told',
  ]);
});

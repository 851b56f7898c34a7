import { expect, test } from 'vitest';
import { expectSound } from './support/inspect.ts';
import { openStage } from './support/stage.ts';

test.each(['', '?long'])('badges are sound %s', async (search) => {
  await using stage = await openStage('badge', search);
  await expectSound(stage, `badge${search.replace('?', ' ')}`);
});

test('every tone has a mark of its own, and nobody has to listen to it', async () => {
  await using stage = await openStage('badge');
  const marks = await stage.page.evaluate(() =>
    [...document.querySelectorAll('.ui-badge')].map((one) => getComputedStyle(one, '::before').content),
  );
  expect(new Set(marks).size).toBe(4);
  expect(marks.every((mark) => mark.endsWith(' / ""'))).toBe(true);
});

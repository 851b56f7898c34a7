import { afterAll, beforeAll, test } from 'vitest';
import { type CoopRow, expectRow } from './support/loader-coop.ts';
import { openScene, type Scene } from './support/loader-scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());

const ALL = { onQuestion: true, message: true, onReturn: true, broadcast: true } as const;
const CUT = { onQuestion: false, message: false, onReturn: false, broadcast: true } as const;

const ROWS: CoopRow[] = [
  { who: 'nobody', policy: 'anything', ...ALL, looksClosed: 'never', via: 'message' },
  {
    who: "partner's pages",
    policy: 'same-origin-allow-popups',
    ...ALL,
    onReturn: false,
    looksClosed: 'since the return page',
    via: 'message',
  },
  { who: "partner's pages", policy: 'same-origin', ...CUT, looksClosed: 'since the question', via: 'broadcast' },
];

test.each(ROWS)('$who with $policy: heard once, by $via; looks closed $looksClosed', async (row) => {
  await expectRow(scene, '', ROWS, row);
});

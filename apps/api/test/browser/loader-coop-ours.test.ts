import { isFull } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, test } from 'vitest';
import { type CoopRow, expectRow } from './support/loader-coop.ts';
import { openScene, type Scene } from './support/loader-scene.ts';
import { type LoaderSite, startLoaderSite } from './support/loader-site.ts';

let scene: Scene;
let hop: LoaderSite;
beforeAll(async () => {
  [scene, hop] = await Promise.all([openScene(), startLoaderSite()]);
  hop.headers = { 'cross-origin-opener-policy': 'same-origin' };
});
afterAll(() => Promise.all([scene, hop].map((one) => one?.[Symbol.asyncDispose]())));

const CUT = {
  onQuestion: false,
  message: false,
  onReturn: false,
  broadcast: true,
  looksClosed: 'since the question',
  via: 'broadcast',
} as const;

const ROWS: CoopRow[] = [
  { who: 'our pages', policy: 'same-origin', ...CUT },
  { who: 'our pages', policy: 'same-origin-allow-popups', ...CUT },
  { who: 'our pages', policy: 'noopener-allow-popups', ...CUT },
  { who: 'a sign-in on another host', policy: 'same-origin', ...CUT },
];

// A quick run leaves out `noopener-allow-popups` here, because connect-button-policies.test.ts measures this policy.
const QUICK = ROWS.filter(({ policy }) => policy !== 'noopener-allow-popups');

test.each(isFull ? ROWS : QUICK)('$who with $policy: heard once, by $via; looks closed $looksClosed', async (row) => {
  await expectRow(scene, hop.origin, ROWS, row);
});

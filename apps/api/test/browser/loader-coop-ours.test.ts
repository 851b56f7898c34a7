import { afterAll, beforeAll, test } from 'vitest';
import { type CoopRow, expectRow } from './support/loader-coop.ts';
import { type LoaderSite, startLoaderSite } from './support/loader-site.ts';
import { openWorld, type World } from './support/loader-world.ts';

let world: World;
let hop: LoaderSite;
beforeAll(async () => {
  [world, hop] = await Promise.all([openWorld(), startLoaderSite()]);
  hop.headers = { 'cross-origin-opener-policy': 'same-origin' };
});
afterAll(() => Promise.all([world, hop].map((one) => one?.[Symbol.asyncDispose]())));

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

test.each(ROWS)('$who with $policy: heard once, by $via; looks closed $looksClosed', async (row) => {
  await expectRow(world, hop.origin, row);
});

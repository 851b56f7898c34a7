// These tests use the page at random, in a document without a browser. They press every button and box of every screen,
// while sessions end, networks fail and colleagues change numbers. A walk takes twenty milliseconds. A full run has
// thousands of walks.
import { TRANSLATIONS } from '@chatelaine/tools/browser/translate-page';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type StartPage, type WalkOptions, walk } from './support/walk.ts';

// To repeat a failed walk, put its seed here.
const SEED = Math.floor(Math.random() * 2 ** 31);
const WALKS = rounds(60, 5_000);
const WAYS = [null, ...TRANSLATIONS];

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
beforeEach(() => vi.resetModules());
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Loads the page's script. */
async function loadPage(): Promise<StartPage> {
  const { start } = await import('../src/consent/start.tsx');
  const { PermissionApp } = await import('../src/consent/permission-app.tsx');
  await import('../src/consent/rare-screens.tsx');
  return () => start(PermissionApp);
}

/**
 * Makes `WALKS` walks, and more walks until all these places are reached. Returns the places that no walk has reached.
 */
async function walkOften(seed: number, places: string[], options: Omit<WalkOptions, 'seed'> = {}): Promise<string[]> {
  const page = await loadPage();
  const missing = new Set(places);
  for (let at = 0; at < WALKS || (missing.size > 0 && at < 30 * WALKS); at++) {
    const translation = WAYS[at % WAYS.length] ?? null;
    for (const place of await walk(page, { seed: seed + at, translation, ...options })) missing.delete(place);
  }
  return [...missing];
}

// The places that a person can reach: the h1 of each screen, and the kind of each save.
const PLACES = [
  'Acme Inbox already has permission for all your numbers',
  'Let Acme Inbox send and receive WhatsApp messages for Client n?',
  "Confirm it's you",
  "Sign in to review Acme Inbox's request",
  'Set a new password',
  'Someone else opened this request',
  "We couldn't check this request",
  "We couldn't save that",
  'Which account is this for?',
  'Withdraw permission for n number?',
  'saved a grant',
  'saved a withdrawal',
  'saved nothing',
];

test('whoever walks at random withdraws nothing unreviewed, keeps the choice, and sends what is shown', {
  timeout: 900_000,
}, async () => {
  console.log(`walks: ${WALKS}, seed ${SEED}`);
  expect(await walkOften(SEED, PLACES)).toEqual([]);
});

// A fixed bug that a control brings back: the old code, the message with which the walks report the bug, and a seed.
// With this seed the walks find the bug soon. With another seed they may need a thousand walks.
interface Control {
  what: string;
  module: string;
  instead(): object;
  says: RegExp;
  seed: number;
  options?: Omit<WalkOptions, 'seed'>;
}

const CONTROLS: Control[] = [
  {
    what: 'the page that withdrew what somebody had decided to keep, before a server that took it',
    module: '../src/consent/question-screen.tsx',
    instead: () => import('./support/old-question-screen.tsx'),
    says: /what is meant where everything is said to be shared/,
    seed: 94,
    options: { asksForReview: false },
  },
  ...(['replaced', 'kept twice'] as const).map((translation) => ({
    what: `texts that are rewritten beneath a translation: ${translation}`,
    module: '@chatelaine/ui/changing-text',
    instead: () => import('./support/rewritten-text.tsx'),
    says: /what a translation froze/,
    seed: 1,
    options: { translation },
  })),
  {
    what: 'a double click that hits the next screen',
    module: '../src/consent/sight.ts',
    instead: () => ({ makeSight: () => ({ isSeen: () => true, arrive: () => {} }) }),
    says: /the ticks|an end|what the button says|what is saved|what is reviewed/,
    seed: 40,
  },
  {
    what: 'a choice that is gone after a reload',
    module: '../src/consent/kept-choice.ts',
    instead: () => ({ keepDraft: (draft: object) => draft, findDraft: () => null, forgetDraft: () => {} }),
    says: /the ticks|an end|what the button says|what is meant where everything is said to be shared/,
    seed: 1,
  },
];

test.each(CONTROLS)('control: the walks find $what', async ({ module, instead, says, seed, options }) => {
  vi.doMock(module, instead);
  try {
    await expect(walkOften(seed, ['a fault'], options)).rejects.toThrow(says);
  } finally {
    vi.doUnmock(module);
  }
});

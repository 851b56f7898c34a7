import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWindow, type Window } from '../world/window.ts';
import { keyboardHand } from './support/hand/keyboard-hand.ts';

// Controls of the keyboard hand: it must find the faults for which the walk-throughs use it. No server is needed.
const NO_PORT = 1;
const SHORT_MS = 50;

let window: Window;
let page: Page;
beforeAll(async () => {
  window = await openWindow(NO_PORT, {});
  page = window.page;
});
afterAll(() => window?.[Symbol.asyncDispose]());

const RING = '<style>button:focus-visible { outline: 2px solid }</style>';

const pressSave = async (html: string) => {
  await page.setContent(
    `<!doctype html><html lang="en"><title>Control</title><main><h1 tabindex="-1">Keys</h1>${html}`,
  );
  return keyboardHand(page, SHORT_MS).press('button', 'Save');
};

test('a button that the person reaches and that stays is pressed', async () => {
  await pressSave(`${RING}<button>Other</button><button onclick="document.title = 'Saved'">Save</button>`);
  expect(await page.title()).toBe('Saved');
});

test.each([
  ['is taken away with its focus', `${RING}<button onclick="this.remove()">Save</button>`, /nowhere/],
  ['shows no ring', '<style>button { outline: none }</style><button>Save</button>', /without a ring/],
  ['is out of the tab order', `${RING}<button tabindex="-1">Save</button><button>Other</button>`, /No Tab leads to/],
  [
    'is behind an open dialog',
    '<button>Save</button><dialog id="d">x</dialog><script>d.showModal()</script>',
    /Timeout/,
  ],
])('control: the hand finds a button that %s', async (_fault, html, error) => {
  page.setDefaultTimeout(500);
  await expect(pressSave(html)).rejects.toThrow(error);
});

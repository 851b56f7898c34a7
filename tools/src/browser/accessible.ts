import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isFull } from '../rounds.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The colour schemes of a page. */
export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

interface Found {
  violations: { id: string; nodes: { html: string }[] }[];
  passed: number;
}

/**
 * Expects that axe finds no violation on this page, in the given colour schemes. The default is light and dark. A full
 * run always checks light and dark. The page has light colours afterwards.
 *
 * @param part the selector of the elements that axe checks, with all that they contain. The default is the whole page.
 */
export async function expectAccessible(page: Page, schemes: readonly Scheme[] = SCHEMES, part?: string): Promise<void> {
  await loadAxe(page);
  for (const colorScheme of isFull ? SCHEMES : schemes) {
    // Without motion, a colour that changes slowly has its new value at once.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations, passed } = await page.evaluate<Found>(runOn(part));
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(found).toEqual([]);
    // An empty list of violations proves nothing when axe did not run any rule.
    expect(passed).toBeGreaterThan(0);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
}

// Our pages have no frames, so without a selector this call checks every part of a page.
const runOn = (part?: string) => `axe
  .run(${part === undefined ? 'document' : JSON.stringify(part)}, { resultTypes: ['violations'], runOnly: ${JSON.stringify(RULES)} })
  .then(({ violations, passes }) => ({
    violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })),
    passed: passes.length,
  }))`;

let source: string | undefined;

// The script of axe has half a megabyte, so a page loads the script only once, in the minified version, and directly
// through the browser's protocol. Playwright would wrap the script first, which takes longer than running the script.
// The session of the protocol stays open, because its end would put an offline page online again.
async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate<boolean>("'axe' in window")) return;
  source ??= readFileSync(
    createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${source}; undefined` });
  if (exceptionDetails !== undefined) throw new Error(`axe cannot be loaded: ${exceptionDetails.text}`);
}

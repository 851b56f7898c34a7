import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isFull } from '../rounds.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The colours in which a page may be asked for. */
export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

interface Found {
  violations: { id: string; nodes: { html: string }[] }[];
  passed: number;
}

/**
 * Expects that axe objects to nothing on this page, in light and in dark colours unless one of them is named; in a full
 * run always in both. Leaves the page in light ones.
 */
export async function expectAccessible(page: Page, schemes: readonly Scheme[] = SCHEMES): Promise<void> {
  await loadAxe(page);
  for (const colorScheme of isFull ? SCHEMES : schemes) {
    await page.emulateMedia({ colorScheme });
    const { violations, passed } = await page.evaluate<Found>(RUN);
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(found).toEqual([]);
    // Silence of a checker that did not run proves nothing.
    expect(passed).toBeGreaterThan(0);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

// Our pages have no frames: so no part of a page is left out.
const RUN = `axe
  .run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(RULES)} })
  .then(({ violations, passes }) => ({
    violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })),
    passed: passes.length,
  }))`;

let source: string | undefined;

// Half a megabyte: once for each page, the short version of it, and straight to the browser. Playwright would wrap it
// first, which takes longer than to run it. The session stays: with its end an offline page would be online again.
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

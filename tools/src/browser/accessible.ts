import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCHEMES = ['light', 'dark'] as const;

/** Expects that axe objects to nothing on this page, in light and in dark colours. Leaves the page in light ones. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of [...SCHEMES].reverse()) {
    await page.emulateMedia({ colorScheme });
    // Legacy mode opens no second page for what is in frames; our pages have none.
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(found).toEqual([]);
    // Silence of a checker that did not run proves nothing.
    expect(passes.length).toBeGreaterThan(0);
  }
}

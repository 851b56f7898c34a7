import type { Page } from 'playwright-core';

/**
 * Lists the texts that a person cannot read completely. Such a text extends beyond the window or beyond its own box, or
 * an element around the text cuts it off. Text that a person types scrolls in its field and does not count.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(findCutTexts);
}

// Playwright sends the text of this function to the browser. So the function must contain every helper that it uses.
function findCutTexts(): string[] {
  // Letters may extend a little beyond the box around them without being cut off. So this many pixels do not count.
  const SLACK = 2;
  const sticksOut = (text: Box, around: Box) =>
    text.left < around.left - SLACK ||
    text.right > around.right + SLACK ||
    text.top < around.top - SLACK ||
    text.bottom > around.bottom + SLACK;
  const isForEarsOnly = (element: Element) => {
    for (let at: Element | null = element; at !== null; at = at.parentElement)
      if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
    return false;
  };

  function reasonOf(text: Box, parent: Element): string | null {
    let reason: string | null = null;
    let isNearest = true;
    for (let at: Element | null = parent; at !== null && at !== document.documentElement; at = at.parentElement) {
      const { display, overflowX, overflowY, position } = getComputedStyle(at);
      if (display === 'inline' || display === 'contents') continue;
      const around = at.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX + overflowY) && sticksOut(text, around)) return 'is cut off';
      if (isNearest && sticksOut(text, around)) reason ??= 'leaves its box';
      if (/auto|scroll/.test(overflowX) && at.scrollWidth > at.clientWidth) reason ??= 'scrolls sideways';
      if (position === 'fixed' && (around.top < -SLACK || around.bottom > innerHeight + SLACK))
        return 'leaves the window';
      isNearest = false;
    }
    return text.left < -SLACK || text.right > innerWidth + SLACK ? 'leaves the window' : reason;
  }

  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, 4);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const { parentElement: parent, textContent } = node;
    const words = textContent?.trim() ?? '';
    if (words === '' || parent === null || !parent.checkVisibility() || isForEarsOnly(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const reasons = [...range.getClientRects()].map((text) => reasonOf(text, parent));
    const reason = reasons.find((each) => each !== null);
    if (reason !== undefined) found.push(`${reason}: ${words}`);
  }
  return found;
}

// These types describe the parts of the browser that the function above uses. Only this file declares them, because
// server code must not see `document`.
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
interface Element {
  parentElement: Element | null;
  scrollWidth: number;
  clientWidth: number;
  getBoundingClientRect(): Box;
  checkVisibility(): boolean;
}
interface TextNode {
  parentElement: Element | null;
  textContent: string | null;
}
declare const innerWidth: number;
declare const innerHeight: number;
declare function getComputedStyle(
  element: Element,
): Record<'display' | 'overflowX' | 'overflowY' | 'position' | 'clipPath', string>;
declare const document: {
  body: Element;
  documentElement: Element;
  createTreeWalker(root: Element, what: number): { nextNode(): TextNode | null };
  createRange(): { selectNodeContents(node: TextNode): void; getClientRects(): Iterable<Box> };
};

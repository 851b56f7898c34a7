import type { ComponentChildren } from 'preact';

/**
 * A text that can become another one while it is on the page: another text is another element.
 *
 * A browser that translates puts elements of its own in the place of each text. A text that is rewritten beneath them
 * is never seen, and one beside which something is inserted breaks the page.
 */
export const ChangingText = ({ children }: { children: ComponentChildren }) =>
  typeof children === 'string' ? <span key={children}>{children}</span> : children;

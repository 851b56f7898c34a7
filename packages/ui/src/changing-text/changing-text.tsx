import type { ComponentChildren } from 'preact';

/**
 * A text that can become another one while it is on the page: another text is another element.
 *
 * A browser that translates a page replaces each text by elements of its own. If the page then rewrites the old text,
 * nobody sees it. If the page inserts something beside the old text, the page breaks.
 */
export const ChangingText = ({ children }: { children: ComponentChildren }) =>
  typeof children === 'string' ? <span key={children}>{children}</span> : children;

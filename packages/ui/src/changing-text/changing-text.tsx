import type { ComponentChildren } from 'preact';

/**
 * Shows a text that can change while it is on the page. Each new text is a new element.
 *
 * A browser that translates a page replaces each text by elements of its own. If the page then changes the old text,
 * nobody sees the change. If the page inserts an element beside the old text, the page breaks.
 */
export const ChangingText = ({ children }: { children: ComponentChildren }) =>
  typeof children === 'string' ? <span key={children}>{children}</span> : children;

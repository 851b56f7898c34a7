import type { ComponentChildren } from 'preact';

/** A text that changes in place, as an old version of our texts did. */
export const ChangingText = ({ children }: { children: ComponentChildren }) => <span>{children}</span>;

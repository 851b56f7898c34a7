import type { ComponentChildren } from 'preact';

/** A text that is rewritten where it stands, as all of ours once were. */
export const ChangingText = ({ children }: { children: ComponentChildren }) => <span>{children}</span>;

import type { ComponentChildren } from 'preact';

/**
 * Shows the buttons of a screen side by side. They stay at the bottom of the window, however long the screen is. The
 * page scrolls a focused element to a place above them.
 */
export const Actions = ({ children }: { children: ComponentChildren }) => <div class="actions">{children}</div>;

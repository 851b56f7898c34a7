/** What elements extend. There is none where pages are rendered on a server; importing them must do no harm there. */
export const Base = (globalThis.window ? HTMLElement : Object) as typeof HTMLElement;

/** The base class of the elements. A server that renders pages has no `HTMLElement`, but may import the elements. */
export const Base = (globalThis.window ? HTMLElement : Object) as typeof HTMLElement;

import { NAME } from './connect/name.ts';
import type { ConnectEvents } from './connect/types.ts';
import { ChatelaineConnectElement, type ConnectElement } from './element/connect-element.ts';

export type * from './connect/types.ts';
export type { ConnectAttributes } from './element/jsx.ts';
export type { ConnectElement };
export { ChatelaineConnectElement };

/** The events of the element, by the names under which the element dispatches them. */
export type ConnectEventMap = { [N in keyof ConnectEvents as `chatelaine-${N}`]: CustomEvent<ConnectEvents[N]> };

declare global {
  interface HTMLElementTagNameMap {
    'chatelaine-connect': ConnectElement;
  }
  // The events bubble and leave shadow trees: every element, the document and the window can listen to them.
  interface GlobalEventHandlersEventMap extends ConnectEventMap {}
}

if (globalThis.window && !customElements.get(NAME)) customElements.define(NAME, ChatelaineConnectElement);

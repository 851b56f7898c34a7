import { NAME } from './connect/name.ts';
import { ChatelaineConnectElement, type ConnectElement } from './element/connect-element.ts';

export type * from './connect/types.ts';
export type { ConnectElement };
export { ChatelaineConnectElement };

declare global {
  interface HTMLElementTagNameMap {
    'chatelaine-connect': ConnectElement;
  }
}

if (globalThis.window && !customElements.get(NAME)) customElements.define(NAME, ChatelaineConnectElement);

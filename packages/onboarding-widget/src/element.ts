import { NAME } from './connect/name.ts';
import { ChatelaineConnectElement } from './element/connect-element.ts';

export type * from './connect/types.ts';
export { ChatelaineConnectElement };

declare global {
  interface HTMLElementTagNameMap {
    'chatelaine-connect': ChatelaineConnectElement;
  }
}

if (globalThis.window && !customElements.get(NAME)) customElements.define(NAME, ChatelaineConnectElement);

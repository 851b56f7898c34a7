import { DialogConnectButtonElement, type DialogConnectElement } from './compat/dialog-element.ts';
import type { CallbackObject } from './compat/types.ts';

export type * from './compat/types.ts';
export type { DialogConnectElement };
export { DialogConnectButtonElement };

/** The event that the element dispatches for a grant, with the old field names. No other event has an old name. */
export interface DialogConnectEventMap {
  'connect-callback': CustomEvent<CallbackObject>;
}

declare global {
  interface HTMLElementTagNameMap {
    'dialog-connect-button': DialogConnectElement;
  }
  // The event bubbles and leaves shadow trees: every element, the document and the window can listen to it.
  interface GlobalEventHandlersEventMap extends DialogConnectEventMap {}
  // The same event is dispatched once more, on the window only.
  interface WindowEventMap {
    'dialog-connect-callback': CustomEvent<CallbackObject>;
  }
}

if (globalThis.window && !customElements.get('dialog-connect-button'))
  customElements.define('dialog-connect-button', DialogConnectButtonElement);

import { DialogConnectButtonElement, type DialogConnectElement } from './compat/dialog-element.ts';
import type { CallbackObject } from './compat/types.ts';

export type * from './compat/types.ts';
export type { DialogConnectElement };
export { DialogConnectButtonElement };

/** The event that the element dispatches: a grant, in the old words. No other event has an old name. */
export interface DialogConnectEventMap {
  'connect-callback': CustomEvent<CallbackObject>;
}

declare global {
  interface HTMLElementTagNameMap {
    'dialog-connect-button': DialogConnectElement;
  }
  // It bubbles and leaves shadow trees: every element, the document and the window can hear it.
  interface GlobalEventHandlersEventMap extends DialogConnectEventMap {}
  // The same once more, for the window alone.
  interface WindowEventMap {
    'dialog-connect-callback': CustomEvent<CallbackObject>;
  }
}

if (globalThis.window && !customElements.get('dialog-connect-button'))
  customElements.define('dialog-connect-button', DialogConnectButtonElement);

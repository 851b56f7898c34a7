import { DialogConnectButtonElement, type DialogConnectElement } from './compat/dialog-element.ts';

export type * from './compat/types.ts';
export type { DialogConnectElement };
export { DialogConnectButtonElement };

declare global {
  interface HTMLElementTagNameMap {
    'dialog-connect-button': DialogConnectElement;
  }
}

if (globalThis.window && !customElements.get('dialog-connect-button'))
  customElements.define('dialog-connect-button', DialogConnectButtonElement);

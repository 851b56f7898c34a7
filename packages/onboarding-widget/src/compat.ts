import { DialogConnectButtonElement } from './compat/dialog-element.ts';

export type * from './compat/types.ts';
export { DialogConnectButtonElement };

declare global {
  interface HTMLElementTagNameMap {
    'dialog-connect-button': DialogConnectButtonElement;
  }
}

if (globalThis.window && !customElements.get('dialog-connect-button'))
  customElements.define('dialog-connect-button', DialogConnectButtonElement);

import { useOwnId } from '../own-id/use-own-id.ts';
import './dialog.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface DialogProps {
  heading: string;
  /**
   * The id of an important text in the dialog. With this id the dialog is an alert, and screen readers read the text at
   * once.
   */
  alertTextId?: string;
  /** Runs when the person presses Esc. The caller decides whether the dialog is removed. */
  onClose(): void;
  children: ComponentChildren;
}

/**
 * Shows a window over the page. The window is open for as long as the component is on the page. The focus moves into
 * the window, and at the end back to the element that opened it.
 */
export function Dialog({ heading, alertTextId, onClose, children }: DialogProps) {
  const id = useOwnId();
  return (
    <dialog
      ref={openModal}
      class="ui-dialog"
      role={alertTextId ? 'alertdialog' : undefined}
      aria-labelledby={id}
      aria-describedby={alertTextId}
      onCancel={(event) => {
        if (!event.cancelable) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // When the person presses Esc several times in a row, the browser always closes the dialog. If the caller still
        // shows the dialog, the dialog opens again and calls `onClose`.
        if (!event.currentTarget.isConnected) return;
        event.currentTarget.showModal();
        onClose();
      }}
    >
      <h2 id={id}>
        <ChangingText>{heading}</ChangingText>
      </h2>
      {children}
    </dialog>
  );
}

function openModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal();
  // The browser returns the focus when a dialog is closed, but not when a dialog is removed.
  return () => dialog?.close();
}

/** Shows the buttons that end a dialog, or a form in a dialog. The main button is first. */
export function DialogActions({ children }: { children: ComponentChildren }) {
  return <div class="ui-actions">{children}</div>;
}

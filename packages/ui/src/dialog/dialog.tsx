import { useOwnId } from '../own-id/use-own-id.ts';
import './dialog.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface DialogProps {
  heading: string;
  /** The id of the text inside that this interrupts for. With it this is an alert, and the text is read at once. */
  alertTextId?: string;
  /** Called when the person presses Esc. The caller decides whether the dialog is removed. */
  onClose(): void;
  children: ComponentChildren;
}

/** A window over the page, open for as long as it is there. The focus goes in, and in the end back to the opener. */
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
        // When Esc is pressed several times in a row, the browser closes the dialog whatever we do. If the caller still
        // shows it, it opens again and asks.
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
  // The browser gives the focus back when a dialog is closed, not when it is removed.
  return () => dialog?.close();
}

/** The buttons that end a dialog, or a form in it, the main one first. */
export function DialogActions({ children }: { children: ComponentChildren }) {
  return <div class="ui-actions">{children}</div>;
}

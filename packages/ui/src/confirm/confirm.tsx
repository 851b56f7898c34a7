import { useOwnId } from '../own-id/use-own-id.ts';
import './confirm.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../button/button.tsx';
import { ChangingText } from '../changing-text/changing-text.tsx';
import { Dialog, DialogActions } from '../dialog/dialog.tsx';

/** The words that the person must type before the action, and the error text for other words. */
export interface TypedPhrase {
  phrase: string;
  label: string;
  mismatch: string;
}

interface ConfirmProps {
  heading: string;
  confirmLabel: string;
  cancelLabel: string;
  /**
   * True when the action can do harm. The dialog is then an alert, its main button is red, and the focus starts on the
   * cancel button.
   */
  isDangerous?: boolean;
  /** The action is running: the person cannot go back until it has ended. */
  isBusy?: boolean;
  typed?: TypedPhrase;
  onConfirm(): void;
  onCancel(): void;
  /** The text that says what will happen. */
  children: ComponentChildren;
}

/** Asks the person to confirm an action before it runs. */
export function Confirm({ heading, isDangerous, isBusy, typed, children, ...rest }: ConfirmProps) {
  const id = useOwnId();
  const cancel = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [isMismatch, setIsMismatch] = useState(false);
  useLayoutEffect(() => {
    if (isDangerous) cancel.current?.focus();
  }, []);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const isWrong = typed !== undefined && field.current?.value.trim() !== typed.phrase;
    setIsMismatch(isWrong);
    if (isWrong) field.current?.focus();
    else rest.onConfirm();
  }
  function leave(): void {
    if (!isBusy) rest.onCancel();
  }

  return (
    <Dialog heading={heading} alertTextId={isDangerous ? id : undefined} onClose={leave}>
      <div id={id}>
        <ChangingText>{children}</ChangingText>
      </div>
      <form onSubmit={submit} noValidate>
        {typed && <PhraseField label={typed.label} error={isMismatch ? typed.mismatch : null} field={field} />}
        <DialogActions>
          <Button type="submit" look={isDangerous ? 'danger' : 'primary'} isBusy={isBusy}>
            {rest.confirmLabel}
          </Button>
          <Button ref={cancel} onClick={leave}>
            {rest.cancelLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface PhraseFieldProps {
  label: string;
  error: string | null;
  field: { current: HTMLInputElement | null };
}

function PhraseField({ label, error, field }: PhraseFieldProps) {
  const id = useOwnId();
  return (
    <div class="ui-phrase">
      <label for={id}>
        <ChangingText>{label}</ChangingText>
      </label>
      <p class="ui-error" role="alert" id={`${id}-error`}>
        <ChangingText>{error}</ChangingText>
      </p>
      <input
        id={id}
        ref={field}
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        required
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
      />
    </div>
  );
}

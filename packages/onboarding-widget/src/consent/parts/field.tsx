import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { InputHTMLAttributes } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as texts from '../texts/texts.ts';

interface FieldProps {
  label: string;
  hint?: string;
  /** The error in the value. A new error moves the focus to the field. */
  error?: string | null;
  isFirst?: boolean;
  input: InputHTMLAttributes<HTMLInputElement>;
}

/** Shows a text field with a label. The first field of a screen takes the focus when the screen appears. */
export function Field({ label, hint, error = null, isFirst = false, input }: FieldProps) {
  const id = useOwnId();
  const [mistake, setMistake] = useState<string | null>(null);
  const trouble = mistake ?? error;
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (isFirst) box.current?.focus();
  }, [isFirst]);
  useLayoutEffect(() => {
    if (error !== null) box.current?.focus();
  }, [error]);

  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p class="error" role="alert" id={`${id}-error`} hidden={trouble === null}>
        {trouble && <ChangingText>{trouble}</ChangingText>}
      </p>
      <input
        required
        {...input}
        id={id}
        ref={box}
        // Without this handler the browser would show its own message, in its own language.
        onInvalid={(event) => {
          event.preventDefault();
          const field = event.currentTarget;
          setMistake(mistakeIn(field));
          field.closest('details')?.setAttribute('open', '');
          if (field.form?.querySelector(':invalid') === field) field.focus();
        }}
        onInput={() => setMistake(null)}
        aria-invalid={trouble !== null}
        aria-describedby={
          [hint && `${id}-hint`, trouble !== null && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
      />
    </div>
  );
}

/** Explains why the browser does not accept the value of a field. */
export function mistakeIn({ validity, minLength }: HTMLInputElement): string {
  if (validity.patternMismatch) return texts.fieldEmail;
  if (validity.tooShort) return texts.fieldTooShort(minLength);
  // The value is missing, or it is a date that is too early, too late or incomplete. No other mistake is left.
  return validity.valueMissing ? texts.fieldMissing : texts.fieldTooEarly;
}

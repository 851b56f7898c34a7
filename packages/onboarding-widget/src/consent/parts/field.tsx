import type { InputHTMLAttributes } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface FieldProps {
  label: string;
  hint?: string;
  /** What is wrong with the value; takes the focus to the field. */
  error?: string | null;
  isFirst?: boolean;
  input: InputHTMLAttributes<HTMLInputElement>;
}

/** A labelled text field. The first one of a screen takes the focus when the screen appears. */
export function Field({ label, hint, error = null, isFirst = false, input }: FieldProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) box.current?.focus();
  }, [isFirst]);
  useEffect(() => {
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
      <p class="error" role="alert" id={`${id}-error`} hidden={error === null}>
        {error}
      </p>
      <input
        {...input}
        id={id}
        ref={box}
        required
        aria-invalid={error !== null}
        aria-describedby={
          [hint && `${id}-hint`, error !== null && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
      />
    </div>
  );
}

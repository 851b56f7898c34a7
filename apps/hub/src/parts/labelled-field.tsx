import './labelled-field.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { ComponentChildren, Ref } from 'preact';

/** The attributes that bind a field to its hint and its error. */
export interface Bound {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface LabelledProps {
  label: string;
  hint?: string;
  /** The reason why the value is wrong; null or left out: it is not known to be wrong. */
  error?: string | null;
  /** Renders the field itself. */
  children(bound: Bound): ComponentChildren;
}

/** Shows a field with its label, its hint and its error. Screen readers read them together. */
export function Labelled({ label, hint, error = null, children }: LabelledProps) {
  const id = useOwnId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="labelled">
      <label for={id}>
        <ChangingText>{label}</ChangingText>
      </label>
      {children({ id, 'aria-describedby': notes || undefined, 'aria-invalid': error !== null || undefined })}
      {hint && (
        <p class="labelled-note" id={`${id}-hint`}>
          <ChangingText>{hint}</ChangingText>
        </p>
      )}
      {error && (
        <p class="labelled-wrong" role="alert" id={`${id}-error`}>
          <ChangingText>{error}</ChangingText>
        </p>
      )}
    </div>
  );
}

interface LabelledFieldProps extends Omit<LabelledProps, 'children'> {
  type?: 'text' | 'email' | 'password';
  autocomplete?: string;
  inputMode?: 'numeric';
  maxLength?: number;
  defaultValue?: string;
  field?: Ref<HTMLInputElement>;
}

/** A field for one line of text. The page reads its value by `field`. */
export function LabelledField({ label, hint, error, field, type = 'text', ...given }: LabelledFieldProps) {
  // The types of Preact tie other attributes to each kind of field, so the kind is not part of the typed attributes.
  const kind: object = { type };
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(bound) => <input maxLength={256} {...given} {...bound} {...kind} ref={field} />}
    </Labelled>
  );
}

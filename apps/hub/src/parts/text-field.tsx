import type { Ref } from 'preact';
import { Field, type FieldProps } from './field.tsx';

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  type?: 'text' | 'email' | 'password';
  autocomplete?: string;
  inputMode?: 'numeric';
  maxLength?: number;
  defaultValue?: string;
  field?: Ref<HTMLInputElement>;
}

/** Shows a field for one line of text. The page reads its value by `field`. */
export function TextField({ label, hint, problem, field, type = 'text', ...given }: TextFieldProps) {
  // The types of Preact tie other attributes to each kind of field, so the kind is not part of the typed attributes.
  const kind: object = { type };
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(attributes) => <input maxLength={256} {...given} {...attributes} {...kind} ref={field} />}
    </Field>
  );
}

import { Field } from './field.tsx';

// The type is `text`, because browsers refuse letters beyond ASCII before the @ in a field of the type `email`.
const EMAIL = {
  type: 'text',
  name: 'email',
  inputMode: 'email',
  autocapitalize: 'none',
  autocomplete: 'username',
  spellcheck: false,
  pattern: '.+@.+',
} as const;

interface EmailFieldProps {
  label: string;
  email: string | null;
  isFirst: boolean;
}

/** Shows the field for an email. */
export const EmailField = ({ label, email, isFirst }: EmailFieldProps) => (
  <Field label={label} isFirst={isFirst} input={{ ...EMAIL, defaultValue: email ?? '' }} />
);

import * as texts from '../texts/texts.ts';
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

/** Shows the field for an email. */
export const EmailField = ({ email, isFirst }: { email: string | null; isFirst: boolean }) => (
  <Field label={texts.signInEmail} isFirst={isFirst} input={{ ...EMAIL, defaultValue: email ?? '' }} />
);

import type { InputHTMLAttributes } from 'preact';
import { useState } from 'preact/hooks';
import * as texts from '../texts/texts.ts';
import { ActionButton } from './button.tsx';
import { Field } from './field.tsx';

interface PasswordFieldProps {
  label: string;
  hint?: string;
  error: string | null;
  isFirst?: boolean;
  /** Opens the screen for a person who has forgotten the password. */
  onForgot?(): void;
  input: Pick<InputHTMLAttributes<HTMLInputElement>, 'autocomplete' | 'minLength'>;
}

const READABLE = { type: 'text' } as const;
const HIDDEN = { type: 'password' } as const;

/** Shows the field for a password, which can be made readable. */
export function PasswordField({ onForgot, input, ...field }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Field {...field} input={{ ...input, ...(isShown ? READABLE : HIDDEN), name: 'password', spellcheck: false }} />
      <p class="beside">
        <ActionButton look="link" onClick={() => setShown(!isShown)}>
          {isShown ? texts.signInHide : texts.signInShow}
        </ActionButton>
        {onForgot && (
          <ActionButton look="link" onClick={onForgot}>
            {texts.signInForgot}
          </ActionButton>
        )}
      </p>
    </>
  );
}

import * as texts from '../texts/texts.ts';
import { Field } from './field.tsx';

interface CodeFieldProps {
  error: string | null;
  /** To sign in; a dangerous act asks each time. */
  canBeRemembered?: boolean;
}

/** Asks for the code of the authenticator app. It takes the focus when it appears. */
export function CodeField({ error, canBeRemembered = false }: CodeFieldProps) {
  return (
    <>
      <Field
        label={texts.signInCode}
        hint={texts.signInCodeHint}
        isFirst
        error={error}
        input={{
          type: 'text',
          name: 'code',
          autocomplete: 'one-time-code',
          autocapitalize: 'characters',
          maxLength: 64,
        }}
      />
      {canBeRemembered && (
        <label class="option">
          <input type="checkbox" name="remember" />
          <span>{texts.signInRemember}</span>
        </label>
      )}
    </>
  );
}
